/* keep.c - see keep.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/issue.h"
#include "app/guide.h"
#include "app/keep.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/say.h"

enum { WHAT_MAX = 60, NAME_LONG = 30 };
#define FEN_MAX (G_GINT64_CONSTANT(100000000) * 100)

/* --- reading ------------------------------------------------------------------------------------------------ */

static void line_free(gpointer data)
{
  YcKeepLine *line = data;
  g_free(line->number);
  g_free(line->what);
  g_free(line->from);
  g_free(line);
}

/* "现金 200元", "老户口簿", "信封 200元". */
static char *whole(const char *what, gint64 amount)
{
  g_autofree char *sum = amount > 0 ? yc_say_fen(amount) : NULL;
  return sum ? g_strdup_printf("%s %s", what, sum) : g_strdup(what);
}

GPtrArray *yc_keeps(YcApp *app, gint64 casefile)
{
  GPtrArray *list = g_ptr_array_new_with_free_func(line_free);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_KEEPS, "i", casefile);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    YcKeepLine *line = g_new0(YcKeepLine, 1);
    const char *what = yc_rows_text(r, i, "what"), *from = yc_rows_text(r, i, "kept_from");
    line->paper = yc_rows_int(r, i, "id");
    line->number = g_strdup(yc_rows_str(r, i, "number"));
    line->what = what ? whole(what, yc_rows_int(r, i, "fen")) : g_strdup(_("(已删除)"));
    line->from = g_strdup(from ? from : _("(已删除)"));
    line->day = yc_rows_day(r, i, "day");
    line->back = yc_rows_day(r, i, "signed");
    g_ptr_array_add(list, line);
  }
  return list;
}

static char *lying(YcApp *app, gint64 casefile, gboolean numbered)
{
  g_autoptr(GPtrArray) list = yc_keeps(app, casefile);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < list->len; i++) {
    const YcKeepLine *line = list->pdata[i];
    if (line->back != YC_DAY_NONE) continue;
    if (text->len) g_string_append(text, _("、"));
    g_string_append(text, line->what);
    if (numbered) g_string_append_printf(text, _("(%s)"), line->number);
  }
  return g_strdup(text->str);
}

char *yc_keeps_text(YcApp *app, gint64 casefile)
{
  g_autofree char *text = lying(app, casefile, FALSE);
  return *text ? g_strdup_printf(_("暂存没取:%s"), text) : g_strdup("");
}

char *yc_keeps_numbered(YcApp *app, gint64 casefile)
{
  return lying(app, casefile, TRUE);
}

/* --- taking it ---------------------------------------------------------------------------------------------- */

/* Who came with the case, where nobody else is named. */
static char *owner(YcApp *app, gint64 casefile, const char *named)
{
  g_autoptr(YcIntake) intake = *named ? NULL : yc_intake_of_case(app, casefile, NULL);
  if (intake == NULL) return g_strdup(named);
  return g_strdup(intake->represented ? intake->representative.name : intake->applicant.name);
}

static gboolean check_keep(const YcOnWay *c, const YcKeep *keep, GError **error)
{
  if (c->state == YC_STATE_VOID) return yc_refuse(error, _("这件办件已经作废"));
  if (*keep->what == '\0' && keep->amount == 0) return yc_refuse(error, _("请写放下的是什么东西,或多少钱"));
  if (keep->amount < 0 || keep->amount > FEN_MAX) return yc_refuse(error, _("请写放下多少元,如 200 或 20.50"));
  if (g_utf8_strlen(keep->what, -1) > WHAT_MAX) return yc_refuse(error, _("放下的东西最多写 %d 个字"), WHAT_MAX);
  return g_utf8_strlen(keep->from, -1) <= NAME_LONG || yc_refuse(error, _("姓名最多 %d 个字"), NAME_LONG);
}

/* The printed paper keeps what it said. */
static gint64 issue_paper(const YcOnWay *c, const YcKeep *keep, const char *what, const char *from, GError **error)
{
  g_autofree char *sum = keep->amount > 0 ? g_strdup_printf("%" G_GINT64_FORMAT ".%02d元", keep->amount / 100, (int)(keep->amount % 100))
                                          : g_strdup("");
  json_t *words = json_pack("{s:s, s:s, s:s, s:I}", "kept", what, "amount", sum, "kept_from", from, "fen", (json_int_t)keep->amount);
  YcIssue issue = { .kind = YC_PAPER_KEEP, .casefile = c->id, .day = c->today, .received = YC_DAY_NONE, .due = YC_DAY_NONE,
                    .words = words };
  gint64 id = yc_issue(c->app, c->writer, &issue, error);
  json_decref(words);
  return id;
}

static gboolean append_keep(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  YcKeep keep = *(const YcKeep *)data;
  keep.what = yc_way_clean(texts, keep.what);
  keep.from = yc_way_clean(texts, keep.from);
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error) || !check_keep(&c, &keep, error)) return FALSE;
  const char *what = *keep.what ? keep.what : "现金";
  g_autofree char *from = owner(app, casefile, keep.from), *number = yc_issue_next(app, YC_PAPER_KEEP, c.today, NULL);
  json_t *facts = json_pack("{s:o, s:s, s:I}", "day", yc_json_day(c.today), "number", number, "amount", (json_int_t)keep.amount);
  if (!yc_case_event(app, writer, casefile, "agency.keep", facts, json_pack("{s:s, s:s}", "what", what, "from", from), error))
    return FALSE;
  gint64 paper = issue_paper(&c, &keep, what, from, error);
  if (paper != 0) g_array_append_val(papers, paper);
  return paper != 0;
}

/* --- giving it back ----------------------------------------------------------------------------------------- */

typedef struct { gint64 paper; const char *who; YcSignHow sign; } Back;

static const YcKeepLine *find(const GPtrArray *list, gint64 paper, GError **error)
{
  for (guint i = 0; i < list->len; i++) {
    const YcKeepLine *line = list->pdata[i];
    if (line->paper != paper) continue;
    if (line->back == YC_DAY_NONE) return line;
    yc_refuse(error, _("%s 已经取走了"), line->number);
    return NULL;
  }
  yc_refuse(error, _("这件没有暂存这一样:请重新打开"));
  return NULL;
}

static gboolean append_back(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  (void)papers;
  const Back *back = data;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free), list = yc_keeps(app, casefile);
  const YcKeepLine *line = find(list, back->paper, error);
  if (line == NULL) return FALSE;
  const char *named = yc_way_clean(texts, back->who), *who = *named ? named : line->from;
  if (g_utf8_strlen(who, -1) > NAME_LONG) return yc_refuse(error, _("姓名最多 %d 个字"), NAME_LONG);
  if (back->sign != YC_SIGN_SIGNATURE && back->sign != YC_SIGN_FINGERPRINT)
    return yc_refuse(error, _("取走要签名或按指印:没签的还算放在这里"));
  YcDay today = yc_app_today(app);
  json_t *facts = json_pack("{s:o, s:s, s:s}", "day", yc_json_day(today), "number", line->number, "how", yc_sign_code(back->sign));
  if (!yc_case_event(app, writer, casefile, "agency.return", facts, json_pack("{s:s, s:s}", "what", line->what, "who", who), error))
    return FALSE;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), line->paper);
  json_t *sign = json_pack("{s:s, s:s, s:o, s:s, s:s, s:n}", "paper", ident, "number", line->number, "day", yc_json_day(today), "by",
                           strcmp(who, line->from) == 0 ? "applicant" : "representative", "how", yc_sign_code(back->sign), "remedy");
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(writer, "paper.sign", sign, NULL, &on, error) != 0;
}

/* --- as a person does it ------------------------------------------------------------------------------------ */

static const YcWay keep_way = { "agency.keep", YC_N_ACTS, FALSE, N_("暂存"), append_keep },
                   back_way = { "agency.return", YC_N_ACTS, FALSE, N_("退还暂存"), append_back };

gboolean yc_keep_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &keep_way, error);
}

YcIntakeResult *yc_keep_commit(YcApp *app, gint64 casefile, const YcKeep *keep, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &keep_way, keep, act, error);
}

YcIntakeResult *yc_keep_return(YcApp *app, gint64 casefile, gint64 paper, const char *who, YcSignHow sign, const char *act,
                               GError **error)
{
  Back back = { paper, who, sign };
  return yc_way_commit(app, casefile, &back_way, &back, act, error);
}
