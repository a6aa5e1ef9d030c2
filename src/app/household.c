/* household.c - who lives with the applicant, and cases that stand in the way of this one (RULE acc-06). */
#include <config.h>
#include <string.h>
#include "app/intake.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"

/* --- cases that stand in the way -------------------------------------------------------------------------- */

typedef struct {
  gint64 id;          /* 0: none found yet */
  gboolean open;
  char *number;       /* as it is spoken */
  char *who;          /* of the household; NULL: the applicant's own */
} Found;

static void found_clear(Found *found)
{
  g_free(found->number);
  g_free(found->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Found, found_clear)

typedef struct {
  YcApp *app;
  const YcIntake *intake;
  const YcItem *item;
  gboolean told;      /* one that was only told counts too */
  Found *found;
} Search;

/* Open, concluded within the item's window, or only told. */
static gboolean stands(const Search *s, const YcRows *rows, guint i)
{
  const char *state = yc_rows_str(rows, i, "state");
  YcDay ended = yc_rows_day(rows, i, "ended");
  if (strcmp(state, "void") == 0) return FALSE;
  if (*yc_rows_str(rows, i, "queue") != '\0') return TRUE;
  if (s->told && strcmp(state, "told") == 0) return TRUE;
  return ended != YC_DAY_NONE && s->item->duplicate_days > 0 &&
         yc_app_today(s->app) - ended <= s->item->duplicate_days;
}

/* Takes the first of the rows that stands in the way; `who` (freed) may have a place for the applicant of that case. */
static void take(Search *s, const YcRows *rows, char *who)
{
  g_autofree char *owned = who;
  for (guint i = 0; s->found->id == 0 && rows != NULL && i < yc_rows_count(rows); i++) {
    if (!stands(s, rows, i)) continue;
    s->found->id = yc_rows_int(rows, i, "id");
    s->found->open = *yc_rows_str(rows, i, "queue") != '\0';
    s->found->number = yc_number_spoken(s->app, yc_rows_str(rows, i, "number"));
    s->found->who = owned ? g_steal_pointer(&owned) : g_strdup(yc_rows_text(rows, i, "name"));
  }
}

static void search_person(Search *s, gint64 person, char *who)
{
  g_autoptr(YcRows) rows =
      person ? yc_query(yc_app_store(s->app), NULL, YC_Q_DUPLICATES, "it", person, s->item->code) : NULL;
  take(s, rows, who);
}

/* Cases of others in whose household this number stands. */
static void search_households(Search *s, const char *number)
{
  if (*number == '\0') return;
  g_autoptr(YcRows) rows =
      yc_query(yc_app_store(s->app), NULL, YC_Q_HOUSEHOLD_CASES, "tt", number, s->item->code);
  take(s, rows, NULL);
}

/* The applicant's own cases; who is not chosen yet is known by the number. */
static void search_applicant(Search *s)
{
  const YcPersonForm *applicant = &s->intake->applicant;
  g_autoptr(YcRows) known = applicant->id == 0 && *applicant->doc_number != '\0'
                              ? yc_query(yc_app_store(s->app), NULL, YC_Q_PERSON_BY_DOC, "t", applicant->doc_number)
                              : NULL;
  search_person(s, known ? yc_rows_first(known, "id", 0) : applicant->id, NULL);
}

static void search_member(Search *s, const YcMember *member)
{
  if (*member->doc_number == '\0') return;
  g_autoptr(YcRows) known = yc_query(yc_app_store(s->app), NULL, YC_Q_PERSON_BY_DOC, "t", member->doc_number);
  search_person(s, known ? yc_rows_first(known, "id", 0) : 0,
                g_strdup_printf("%s %s", member->relation, member->name));
  search_households(s, member->doc_number);
}

static void search(YcApp *app, const YcIntake *intake, gboolean told, Found *found)
{
  Search s = { app, intake, yc_intake_item(app, intake), told, found };
  if (s.item == NULL) return;
  search_applicant(&s);
  if (!s.item->household) return;
  search_households(&s, intake->applicant.doc_number);
  for (guint i = 0; i < intake->household->len; i++) search_member(&s, intake->household->pdata[i]);
}

gint64 yc_intake_duplicate(YcApp *app, const YcIntake *intake)
{
  g_auto(Found) found = { 0 };
  search(app, intake, TRUE, &found);
  return found.id;
}

char *yc_intake_duplicates(YcApp *app, const YcIntake *intake)
{
  g_auto(Found) found = { 0 };
  search(app, intake, FALSE, &found);
  if (found.id == 0) return NULL;
  if (found.who == NULL)
    return g_strdup_printf(found.open ? _("同一个人的同一事项正在办:%s,核对后再收") : _("同一个人的同一事项刚办结:%s,核对后再收"),
                           found.number);
  return g_strdup_printf(found.open ? _("同一家(%s)的同一事项正在办:%s,核对后再收") : _("同一家(%s)的同一事项刚办结:%s,核对后再收"),
                         found.who, found.number);
}

/* --- the household ---------------------------------------------------------------------------------------- */

GPtrArray *yc_intake_household_before(YcApp *app, const YcIntake *intake)
{
  GPtrArray *members = g_ptr_array_new_with_free_func((GDestroyNotify)yc_member_free);
  YcStore *store = yc_app_store(app);
  g_autoptr(YcRows) last = yc_query(store, NULL, YC_Q_HOUSEHOLD_BEFORE, "i", intake->applicant.id);
  gint64 casefile = last ? yc_rows_first(last, "id", 0) : 0;
  g_autoptr(YcRows) rows = casefile ? yc_query(store, NULL, YC_Q_CASE_HOUSEHOLD, "i", casefile) : NULL;
  g_autoptr(YcIntake) form = yc_intake_new();
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    yc_intake_add_member(form, yc_rows_str(rows, i, "relation"), yc_rows_str(rows, i, "name"),
                         yc_rows_str(rows, i, "doc_number"), yc_rows_str(rows, i, "birth"));
  while (form->household->len > 0) g_ptr_array_add(members, g_ptr_array_steal_index(form->household, 0));
  return members;
}

static char *number_fault(YcApp *app, const YcIntake *intake, const YcMember *member)
{
  YcIdentity identity = yc_identity_check(member->doc_number, yc_app_today(app));
  if (identity.verdict == YC_VERDICT_REJECT && identity.error != YC_IDERR_OTHER_DOCUMENT)
    return yc_say_identity(&identity);
  if (strcmp(identity.normalised, intake->applicant.doc_number) == 0)
    return g_strdup(_("这是申请人自己的证件号:申请人不写在共同生活的人里"));
  for (guint i = 0; i < intake->household->len; i++) {
    const YcMember *other = intake->household->pdata[i];
    if (other != member && strcmp(other->doc_number, identity.normalised) == 0)
      return g_strdup_printf(_("这个证件号已经写给了 %s:一个人只写一次"), other->name);
  }
  return NULL;
}

char *yc_member_fault(YcApp *app, const YcIntake *intake, const YcMember *member)
{
  if (*member->name == '\0' || *member->relation == '\0')
    return g_strdup(_("共同生活的人要写姓名和与申请人的关系"));
  YcDay born = yc_day_parse(member->birth);
  if (*member->birth != '\0' && (born == YC_DAY_NONE || born > yc_app_today(app)))
    return g_strdup(_("出生日期不对:写成 1934-03-08 这样,不能晚于今天"));
  return *member->doc_number != '\0' ? number_fault(app, intake, member) : NULL;
}
