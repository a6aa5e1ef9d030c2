/* answerable.c - see answerable.h. */
#include <config.h>
#include <string.h>
#include "app/answerable.h"
#include "app/private.h"

static const struct { const char *code, *word; } whys[YC_N_ANSWERS] = {
  [YC_ANSWERS_RECEIVER] = { "receiver", N_("收件人") }, [YC_ANSWERS_GIVER] = { "giver", N_("交出人,对方还没签收") },
  [YC_ANSWERS_HOLDER] = { "holder", N_("本环节经办人") }, [YC_ANSWERS_LEAD] = { "lead", N_("主办") },
  [YC_ANSWERS_AGENT] = { "agent", N_("代办员") },
};

const char *yc_answers_code(YcAnswersWhy why)
{
  return whys[why].code;
}

const char *yc_answers_word(YcAnswersWhy why)
{
  return gettext(whys[why].word);
}

void yc_answers_free(YcAnswers *answers)
{
  if (answers == NULL) return;
  char *texts[] = { answers->name, answers->phone, answers->post, answers->post_name, answers->office, answers->office_short,
                    answers->for_whom };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(answers);
}

/* --- who stands for it ------------------------------------------------------------------------------------ */

static void put_person(YcAnswers *answers, gint64 staff, const char *name, const char *phone)
{
  answers->staff = staff;
  answers->name = g_strdup(*name != '\0' ? name : _("值班长"));
  answers->phone = g_strdup(phone);
}

/* Nobody is there, or whoever should be has no account: who stands for the first supervisor's post. */
static gboolean put_supervisor(YcApp *app, YcAnswers *answers, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_SUPERVISOR_NOW, "");
  if (r == NULL) return FALSE;
  gboolean any = yc_rows_count(r) > 0;
  answers->how = any && yc_stands_held(yc_stands_parse(yc_rows_str(r, 0, "how"))) ? YC_STANDS_SUPERVISOR : YC_STANDS_NOBODY;
  put_person(answers, any ? yc_rows_int(r, 0, "id") : 0, any ? yc_rows_str(r, 0, "name") : "", any ? yc_rows_str(r, 0, "phone") : "");
  return TRUE;
}

/* Whether a row says who it is: whoever stands for the post (an account is no condition where an office has none), or of a
 * post with nobody which supervisor.  Else it is the first of them. */
static gboolean says_who(const YcRows *r, guint i)
{
  if (yc_rows_text(r, i, "how") == NULL) return FALSE;
  gboolean held = yc_stands_held(yc_stands_parse(yc_rows_str(r, i, "how")));
  gboolean account = *yc_rows_str(r, i, "now_roles") != '\0' || yc_rows_int(r, i, "inside") == 0;
  return !held || (yc_rows_int(r, i, "now_id") != 0 && account);
}

char *yc_answers_name(YcApp *app, const YcRows *r, guint i)
{
  g_autoptr(YcRows) watch = says_who(r, i) ? NULL : yc_query(yc_app_store(app), NULL, YC_Q_SUPERVISOR_NOW, "");
  const char *name = watch == NULL ? yc_rows_str(r, i, "now_name") : yc_rows_count(watch) > 0 ? yc_rows_str(watch, 0, "name") : "";
  return g_strdup(*name != '\0' ? name : _("值班长"));
}

YcAnswers *yc_answers_of_post(YcApp *app, const char *post, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_POST, "t", post);
  if (r == NULL) return NULL;
  g_autoptr(YcAnswers) answers = g_new0(YcAnswers, 1);
  gboolean known = yc_rows_count(r) > 0;
  answers->why = YC_ANSWERS_AGENT;
  answers->post = g_strdup(post);
  answers->post_name = g_strdup(known ? yc_rows_str(r, 0, "name") : post);
  answers->office = g_strdup(known ? yc_rows_str(r, 0, "office") : "");
  answers->office_short = g_strdup(known ? yc_rows_str(r, 0, "office_short") : "");
  answers->how = known ? yc_stands_parse(yc_rows_str(r, 0, "how")) : YC_STANDS_NOBODY;
  answers->for_whom = g_strdup(answers->how != YC_STANDS_HOLDER && known ? yc_rows_str(r, 0, "holder_name") : "");
  if (known && says_who(r, 0)) {
    put_person(answers, yc_rows_int(r, 0, "now_id"), yc_rows_str(r, 0, "now_name"), yc_rows_str(r, 0, "now_phone"));
    return g_steal_pointer(&answers);
  }
  return put_supervisor(app, answers, error) ? g_steal_pointer(&answers) : NULL;
}

/* --- why -------------------------------------------------------------------------------------------------- */

static YcAnswersWhy why_of(const YcRows *r)
{
  const char *state = yc_rows_str(r, 0, "step_state");
  gboolean runs = *state != '\0' && strcmp(yc_rows_str(r, 0, "answerable"), yc_rows_str(r, 0, "step_post")) == 0;
  gboolean waits = *state != '\0' && strcmp(yc_rows_str(r, 0, "answerable"), yc_rows_str(r, 0, "giver")) == 0;
  if (yc_rows_text(r, 0, "accepted") == NULL) return YC_ANSWERS_RECEIVER;
  if (strcmp(state, "returned") == 0 && waits) return YC_ANSWERS_GIVER;
  if (strcmp(state, "current") != 0) return YC_ANSWERS_AGENT;
  if (yc_rows_text(r, 0, "step_received") == NULL && waits) return YC_ANSWERS_GIVER;
  if (!runs || yc_rows_int(r, 0, "inside") == 0) return YC_ANSWERS_AGENT;   /* who only records for an office outside */
  return yc_rows_int(r, 0, "beside") > 0 ? YC_ANSWERS_LEAD : YC_ANSWERS_HOLDER;
}

YcAnswers *yc_answers_read(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_CASE_ANSWERABLE, "i", casefile);
  if (r == NULL) return NULL;
  if (yc_rows_count(r) == 0) {
    yc_refuse(error, _("没有这件办件"));
    return NULL;
  }
  YcAnswers *answers = yc_answers_of_post(app, yc_rows_str(r, 0, "answerable"), error);
  if (answers != NULL) answers->why = why_of(r);
  return answers;
}

char *yc_answers_say(const YcAnswers *answers)
{
  if (!yc_stands_held(answers->how)) return g_strdup_printf(_("%s(值班长,岗位无人)"), answers->name);
  if (*answers->for_whom != '\0' && *answers->office_short != '\0')
    return g_strdup_printf(_("%s(%s,代%s)"), answers->name, answers->office_short, answers->for_whom);
  return *answers->office_short != '\0' ? g_strdup_printf("%s(%s)", answers->name, answers->office_short)
                                        : g_strdup(answers->name);
}
