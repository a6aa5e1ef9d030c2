/* inquiry_owner.c - who is known to see to what is asked: by the case, the item, the standing answer, the office it names.
 * See inquiry.h. */
#include <config.h>
#include <string.h>
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "app/private.h"
#include "app/supervise.h"

void yc_sees_to_free(YcSeesTo *known)
{
  if (known == NULL) return;
  g_free(known->post);
  g_free(known->why);
  g_free(known);
}

/* Somebody stands for it now; NULL: nobody does. */
static const YcPostRow *held(const GPtrArray *posts, const char *post)
{
  for (guint i = 0; post != NULL && i < posts->len; i++)
    if (strcmp(((YcPostRow *)posts->pdata[i])->code, post) == 0) return posts->pdata[i];
  return NULL;
}

/* Takes the reason over. */
static YcSeesTo *known_new(const char *post, char *why)
{
  YcSeesTo *known = g_new(YcSeesTo, 1);
  *known = (YcSeesTo){ g_strdup(post), why };
  return known;
}

static YcSeesTo *by_case(YcApp *app, const YcAsking *asking, const GPtrArray *posts)
{
  g_autoptr(YcRows) cf = asking->casefile ? yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", asking->casefile) : NULL;
  const YcPostRow *post = cf != NULL && yc_rows_count(cf) > 0 ? held(posts, yc_rows_text(cf, 0, "answerable")) : NULL;
  return post ? known_new(post->code, g_strdup_printf(_("这件办件现在归%s。"), post->who)) : NULL;
}

/* The office here that bears the name of a branch: 残联 has 镇残联, 民政 has 民政办. */
static const YcPostRow *post_of_branch(YcApp *app, const char *branch, const GPtrArray *posts)
{
  g_autoptr(GPtrArray) offices = yc_app_offices(app, "", NULL);
  for (guint i = 0; offices != NULL && *branch != '\0' && i < offices->len; i++) {
    const YcOfficeRow *office = offices->pdata[i];
    if (office->outside || (strstr(office->short_name, branch) == NULL && strstr(office->name, branch) == NULL)) continue;
    g_autofree char *code = yc_app_post_of_office(app, office->code, "");
    const YcPostRow *post = held(posts, code);
    if (post != NULL) return post;
  }
  return NULL;
}

/* The first office on its way that works on it, as far as somebody is there; the hall only takes in and hands out. */
static const YcPostRow *post_of_route(YcApp *app, const YcItem *item, const char *village, const GPtrArray *posts)
{
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    if (step->kind == YC_STEP_RECEIVE || step->kind == YC_STEP_DELIVER) continue;
    g_autofree char *code = yc_app_post_of_office(app, step->office, village);
    const YcPostRow *post = held(posts, code);
    if (post != NULL) return post;
  }
  return NULL;
}

static YcSeesTo *by_item(YcApp *app, const char *code, const char *village, const GPtrArray *posts)
{
  const YcItem *item = *code != '\0' ? yc_app_item(app, code, YC_DAY_NONE, NULL) : NULL;
  const YcPostRow *post = item ? post_of_branch(app, item->category, posts) : NULL;
  if (item != NULL && post == NULL) post = post_of_route(app, item, village, posts);
  return post ? known_new(post->code, g_strdup_printf(_("%s由%s管。"), item->short_name, post->office_short)) : NULL;
}

static YcSeesTo *by_answer(YcApp *app, gint64 id, const GPtrArray *posts)
{
  g_autoptr(YcAnswer) answer = id != 0 ? yc_answer_read(app, id, NULL) : NULL;
  const YcPostRow *post = answer ? held(posts, answer->owner) : NULL;
  return post ? known_new(post->code, g_strdup_printf(_("这条常答归%s管。"), post->who)) : NULL;
}

static YcSeesTo *by_name(YcApp *app, const char *text, const GPtrArray *posts)
{
  g_autoptr(GPtrArray) offices = yc_app_offices(app, "", NULL);
  for (guint i = 0; offices != NULL && i < offices->len; i++) {
    const YcOfficeRow *office = offices->pdata[i];
    if (office->outside || *office->short_name == '\0' || strstr(text, office->short_name) == NULL) continue;
    g_autofree char *code = yc_app_post_of_office(app, office->code, "");
    const YcPostRow *post = held(posts, code);
    if (post != NULL) return known_new(post->code, g_strdup_printf(_("问的话里说到%s。"), office->short_name));
  }
  return NULL;
}

/* What fits best, where nothing else comes near it, or what comes near lies with the same. */
static YcSeesTo *by_knowledge(YcApp *app, const YcAsking *asking, const GPtrArray *posts)
{
  g_autoptr(YcKnowledge) knowledge = *asking->text != '\0' ? yc_knowledge_new(app, NULL) : NULL;
  g_autoptr(GPtrArray) found = knowledge ? yc_knowledge_find(knowledge, asking->text, 2) : NULL;
  if (found == NULL || found->len == 0) return NULL;
  const YcKnown *best = found->pdata[0], *next = found->len > 1 ? found->pdata[1] : NULL;
  g_autoptr(YcSeesTo) known = by_item(app, best->item, asking->village, posts);
  if (known == NULL) known = by_answer(app, best->answer, posts);
  if (known == NULL || best->sure) return g_steal_pointer(&known);
  g_autoptr(YcSeesTo) other = next ? by_item(app, next->item, asking->village, posts) : NULL;
  return other != NULL && strcmp(known->post, other->post) == 0 ? g_steal_pointer(&known) : NULL;
}

YcSeesTo *yc_inquiry_sees_to(YcApp *app, const YcAsking *asking)
{
  g_autoptr(GPtrArray) posts = yc_supervise_posts(app, "", NULL);
  if (posts == NULL) return NULL;
  YcSeesTo *known = by_case(app, asking, posts);
  if (known == NULL) known = by_item(app, asking->item, asking->village, posts);
  if (known == NULL) known = by_answer(app, asking->answer, posts);
  if (known == NULL) known = by_name(app, asking->text, posts);
  return known ? known : by_knowledge(app, asking, posts);
}

YcSeesTo *yc_inquiry_sees_to_it(YcApp *app, const YcInquiry *inquiry)
{
  g_autoptr(YcAsking) asking = yc_asking_new();
  yc_intake_set(&asking->text, inquiry->text);
  yc_intake_set(&asking->item, inquiry->item);
  yc_intake_set(&asking->village, inquiry->village);
  asking->answer = inquiry->answer;
  asking->casefile = inquiry->casefile;
  return yc_inquiry_sees_to(app, asking);
}
