/* decision.c - an application is refused (RULE acc-04).  See routing.h. */
#include <config.h>
#include <string.h>
#include "app/act.h"
#include "app/issue.h"
#include "app/private.h"
#include "app/routing.h"

/* What is refused, by the type of the item. */
static const char *word_of(const char *type)
{
  static const struct { const char *type, *word; } words[] = {
    { "行政许可", "不予许可" }, { "行政确认", "不予确认" }, { "行政给付", "不予给付" }, { "行政奖励", "不予奖励" },
    { "行政裁决", "不予支持" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].type, type) == 0) return words[i].word;
  return "不予办理";
}

/* Nothing more is done for what was refused, but telling and delivering. */
static json_t *skip_rest(YcStage *s)
{
  json_t *skipped = json_array();
  for (guint i = 0; i < s->n; i++) {
    if (s->legs[i].state != YC_LEG_PLANNED || s->legs[i].kind == YC_STEP_DELIVER) continue;
    s->legs[i].state = YC_LEG_SKIPPED;
    json_array_append_new(skipped, json_integer(s->legs[i].n));
  }
  return skipped;
}

static json_t *deny_facts(YcStage *s, const char *number)
{
  YcLimit limit = yc_limit_working(s->c.item->delivery_days);
  YcClockDraft clock;
  gboolean runs = yc_clock_make(s->c.app, s->c.item, "deliver", &limit, s->c.today, "escalate", &clock);
  /* As if it were delivered today; the record of its delivery says it anew. */
  YcRemedy remedy = yc_remedy_days(yc_app_calendar(s->c.app), yc_remedy_of(s->c.item->type), s->c.today);
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:s}", "queue", "fetch", "outcome", "deny", "step_short",
                            N_("待领取"), "answerable", yc_rows_str(s->c.cf, 0, "agent"), "light",
                            yc_clock_light(runs ? &clock : NULL), "clocks", json_array(), "ended", yc_onway_clocks(&s->c), "day",
                            yc_json_day(s->c.today), "remedy", yc_remedy_json(&remedy), "skipped", skip_rest(s), "paper", number);
  if (runs) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(s->c.app, s->c.item, &clock));
  return facts;
}

/* Who decided, by full name: the office whose step it was, else whom the item names; where it names none, who had the last
 * step.  "" where there is nobody. */
static char *organ_of(const YcStage *s)
{
  const YcLeg *last = NULL;
  for (guint i = 0; i < s->n; i++)
    if (s->legs[i].state == YC_LEG_DONE && (last == NULL || s->legs[i].kind == YC_STEP_DECIDE || last->kind != YC_STEP_DECIDE))
      last = &s->legs[i];
  g_autofree char *decider = yc_app_decider(s->c.app, s->c.item, yc_rows_str(s->c.cf, 0, "place"), FALSE);
  gboolean named = *decider && (last == NULL || last->kind != YC_STEP_DECIDE);
  if (last == NULL || named) return g_steal_pointer(&decider);
  g_autoptr(YcRows) office = yc_query(yc_app_store(s->c.app), NULL, YC_Q_OFFICE, "t", last->office);
  return g_strdup(office != NULL && yc_rows_count(office) > 0 ? yc_rows_str(office, 0, "name") : "");
}

static gint64 issue_denial(YcStage *s, const char *word, const char *why, const char *article, GError **error)
{
  g_autofree char *organ = organ_of(s);
  json_t *words = json_pack("{s:s, s:s, s:s, s:s}", "reason", why, "basis", article, "result", word, "organ", organ);
  YcIssue issue = { .kind = YC_PAPER_DENIAL, .casefile = s->c.id, .day = s->c.today,
                    .received = yc_rows_day(s->c.cf, 0, "received"), .due = YC_DAY_NONE, .words = words };
  gint64 id = yc_issue(s->c.app, s->c.writer, &issue, error);
  json_decref(words);
  return id;
}

gboolean yc_deny_append(YcApp *app, YcWriter *writer, gint64 casefile, const char *reason, const char *basis, GArray *papers,
                        GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_DECIDE, error)) return FALSE;
  g_autofree char *why = yc_way_text(reason, _("不予的决定要写理由:决定书上要写"), error);
  g_autofree char *article = why ? yc_way_text(basis, _("不予的决定要写依据的条款,如 《社会救助暂行办法》第12条"), error) : NULL;
  if (article == NULL) return FALSE;
  g_autofree char *number = papers == NULL ? g_strdup("") : yc_issue_next(app, YC_PAPER_DENIAL, s.c.today, NULL);
  const char *word = word_of(s.c.item->type);
  if (!yc_case_event(app, writer, casefile, "case.decide", deny_facts(&s, number),
                     json_pack("{s:s, s:s, s:s}", "result", word, "reason", why, "basis", article), error))
    return FALSE;
  if (papers == NULL) return TRUE;
  gint64 id = issue_denial(&s, word, why, article, error);
  if (id != 0) g_array_append_val(papers, id);
  return id != 0;
}
