/* hands_model.c - see hands.h. */
#include <config.h>
#include <string.h>
#include "../check_main.h"
#include "app/answerable.h"
#include "app/hands.h"
#include "store/private.h"

#define ID "%" G_GINT64_FORMAT

Person people[PEOPLE];
Post posts[POSTS];
Case cases[CASES];
guint n_people, n_posts, n_cases;

static void put(char to[CODE], const char *text)
{
  g_strlcpy(to, text ? text : "", CODE);
}

/* --- who stands for what ---------------------------------------------------------------------------------- */

Person *model_person(gint64 id)
{
  for (guint i = 0; i < n_people; i++)
    if (people[i].id == id) return &people[i];
  ck_abort_msg("nobody has the number %d", (int)id);
  return NULL;
}

const Post *model_post(const char *code)
{
  for (guint i = 0; i < n_posts; i++)
    if (strcmp(posts[i].code, code) == 0) return &posts[i];
  ck_abort_msg("no post %s", code);
  return NULL;
}

gboolean model_is_away(const Person *who)
{
  gboolean away = FALSE;
  for (guint i = 0; i < who->n; i++) away = away || who->spans[i].away;
  return away;
}

/* Of the absences that last the newest that names somebody. */
static gint64 standin_of(const Person *who)
{
  const Span *named = NULL;
  for (guint i = 0; i < who->n; i++) {
    const Span *span = &who->spans[i];
    if (!span->away || span->standin == 0) continue;
    if (named == NULL || span->from > named->from || (span->from == named->from && span->id > named->id)) named = span;
  }
  return named ? named->standin : 0;
}

gint64 model_here(const char *code)
{
  const Post *post = model_post(code);
  gint64 asked[PEOPLE], one = post->holder;
  guint n = 0;
  while (one != 0) {
    const Person *who = model_person(one);
    if (!model_is_away(who) && (who->account || one == post->holder)) return one;
    asked[n++] = one;
    gint64 turn[] = { standin_of(who), post->deputy }, next = 0;
    for (guint t = 0; t < 2 && next == 0; t++) {
      gboolean again = FALSE;
      for (guint i = 0; i < n; i++) again = again || asked[i] == turn[t];
      if (turn[t] != 0 && !again) next = turn[t];
    }
    one = next;
  }
  return 0;
}

gint64 model_stands(const char *code)
{
  gint64 one = model_here(code);
  if (one == 0) one = model_here("supervisor");
  return one ? one : model_post("supervisor")->holder;
}

static gboolean same(const char *a, const char *b)
{
  return strcmp(a, b) == 0 || model_stands(a) == model_stands(b);
}

/* --- the route -------------------------------------------------------------------------------------------- */

Leg *model_leg(Case *cf, int n)
{
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].n == n) return &cf->legs[i];
  ck_abort_msg("case %d has no step %d", (int)cf->id, n);
  return NULL;
}

gboolean model_open(const Leg *leg)
{
  return leg->state == CURRENT || leg->state == RETURNED;
}

Leg *model_lead(Case *cf)
{
  int stage = -1;
  for (guint i = 0; i < cf->n; i++)
    if (model_open(&cf->legs[i])) stage = cf->legs[i].stage;
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].stage == stage && cf->legs[i].lead) return &cf->legs[i];
  return NULL;
}

/* RULE agt-01, word by word: hands over, holds or leads; after the decision and else the agent. */
const char *model_answers(Case *cf)
{
  const Leg *lead = model_lead(cf);
  if (cf->decided || lead == NULL || lead->outside) return cf->agent;
  if (lead->state == RETURNED || (lead->state == CURRENT && lead->waits)) return *lead->giver ? lead->giver : cf->agent;
  return lead->post;
}

const char *model_owner(Case *cf, const Leg *leg)
{
  if (leg->state != RETURNED) return leg->post;
  return *leg->giver ? leg->giver : cf->agent;
}

/* The post that works for its office, or the agent who records for one outside. */
static void goes_to_office(Case *cf, Leg *leg)
{
  char office[CODE];
  put(office, leg->office);
  if (strcmp(office, "village") == 0) g_snprintf(office, sizeof office, "village-%s", cf->place);
  leg->abroad = hall_int("SELECT NOT coalesce((SELECT inside FROM office WHERE code = '%s'), 0)", leg->office) != 0;
  *leg->post = '\0';
  for (guint i = 0; i < n_posts && !leg->abroad; i++)
    if (strcmp(posts[i].code, office) == 0 || (*leg->post == '\0' && strcmp(posts[i].office, office) == 0)) put(leg->post, posts[i].code);
  leg->outside = *leg->post == '\0';
  if (leg->outside) put(leg->post, cf->agent);
}

/* What somebody would hand over to themselves is received. */
static void own_waits(Case *cf)
{
  for (guint i = 0; i < cf->n; i++) {
    Leg *leg = &cf->legs[i];
    if (leg->state == CURRENT && leg->waits && same(leg->giver, leg->post)) leg->waits = FALSE;
  }
}

/* --- to and fro ------------------------------------------------------------------------------------------- */

Loop *model_bound(Case *cf, int n)
{
  for (guint i = cf->n_loops; i-- > 0;)
    if (cf->loops[i].step == n && cf->loops[i].state != OVER) return &cf->loops[i];
  return NULL;
}

static void record(Case *cf, const char *from, const char *to, gboolean counted, gboolean decided)
{
  ck_assert_uint_lt(cf->n_changes, CHANGES);
  Change *one = &cf->changes[cf->n_changes++];
  put(one->from, from);
  put(one->to, to);
  put(one->agent, cf->agent);
  one->counted = counted;
  one->decided = decided;
}

static void change(Case *cf, const char *from, const char *to, gboolean counted, gboolean decided)
{
  if (*from != '\0' && strcmp(from, to) != 0) record(cf, from, to, counted, decided);
}

/* The agent is one party, whoever it is. */
static const char *party(const Change *one, const char *post)
{
  return strcmp(post, one->agent) == 0 ? "" : post;
}

static gboolean goes(const Change *one, const Change *like, gboolean back)
{
  return strcmp(party(one, one->from), party(like, back ? like->to : like->from)) == 0 &&
         strcmp(party(one, one->to), party(like, back ? like->from : like->to)) == 0;
}

/* RULE inq-04: back between the same two, or the third in all, since it was decided last. */
static gboolean is_to_and_fro(const Case *cf)
{
  guint base = 0, counted = 0;
  for (guint i = 0; i < cf->n_loops; i++)
    base = MAX(base, MAX(cf->loops[i].settled, cf->loops[i].state == OVER ? cf->loops[i].made : 0));
  if (cf->n_changes <= base) return FALSE;
  const Change *last = &cf->changes[cf->n_changes - 1];
  for (guint i = base; i < cf->n_changes; i++) {
    if (cf->changes[i].counted) counted++;
    for (guint k = i + 1; k + 1 < cf->n_changes; k++)
      if (last->counted && !last->decided && cf->changes[k].counted && goes(&cf->changes[i], last, FALSE) &&
          goes(&cf->changes[k], last, TRUE))
        return TRUE;
  }
  return last->counted && !last->decided && counted >= 3;
}

static void watch(Case *cf, int step, guint before)
{
  const Loop *newest = cf->n_loops ? &cf->loops[cf->n_loops - 1] : NULL;
  if (cf->n_changes == before || (newest != NULL && (newest->state == OPEN || newest->state == OBJECTED)) || !is_to_and_fro(cf)) return;
  ck_assert_uint_lt(cf->n_loops, LOOPS);
  cf->loops[cf->n_loops++] = (Loop){ .step = step, .made = cf->n_changes };
}

static void end_leg(Case *cf, Leg *leg)
{
  leg->state = DONE;
  leg->waits = FALSE;
  for (guint i = 0; i < cf->n_loops; i++)
    if (cf->loops[i].step == leg->n) cf->loops[i].state = OVER;
}

void model_ends(Case *cf)
{
  cf->over = TRUE;
  for (guint i = 0; i < cf->n_loops; i++) cf->loops[i].state = OVER;
}

/* --- hands ------------------------------------------------------------------------------------------------ */

static void papers_to(Case *cf, const char *post, const char *office)
{
  put(cf->at, cf->papers ? post : "");
  put(cf->at_office, cf->papers ? office : "");
}

/* One act says once to whom it went, however many of its rows. */
static gboolean is_said(const Case *cf, guint since, const char *to)
{
  for (guint i = since; i < cf->n_changes; i++)
    if (strcmp(cf->changes[i].to, to) == 0) return TRUE;
  return FALSE;
}

static void begin(Case *cf, Leg *leg, gboolean again, guint since)
{
  char giver[CODE];
  put(giver, again && *leg->giver ? leg->giver : cf->agent);
  goes_to_office(cf, leg);
  put(leg->giver, leg->outside ? "" : giver);
  leg->state = CURRENT;
  leg->waits = !leg->outside && !same(giver, leg->post);
  if (!is_said(cf, since, leg->post)) change(cf, leg->giver, leg->post, again, FALSE);
  if (leg->lead) papers_to(cf, leg->post, leg->abroad ? leg->office : "");
}

void model_give(Case *cf, Leg *leg, gboolean again)
{
  guint before = cf->n_changes;
  begin(cf, leg, again, before);
  for (guint i = 0; i < cf->n && !again; i++)
    if (cf->legs[i].stage == leg->stage && cf->legs[i].state == PLANNED) begin(cf, &cf->legs[i], FALSE, before);
  watch(cf, leg->n, before);
}

void model_return(Case *cf, Leg *leg)
{
  guint before = cf->n_changes;
  const char *to = *leg->giver ? leg->giver : cf->agent;
  const Loop *bound = model_bound(cf, leg->n);
  ck_assert_msg(bound == NULL || (bound->state != OPEN && strcmp(bound->post, leg->post) != 0), "handed back although bound");
  change(cf, leg->post, to, TRUE, FALSE);
  leg->state = RETURNED;
  leg->waits = FALSE;
  if (leg->lead) papers_to(cf, to, "");
  watch(cf, leg->n, before);
}

void model_redirect(Case *cf, Leg *leg, const char *office)
{
  gboolean planned = leg->state == PLANNED;
  char from[CODE], giver[CODE];
  put(from, planned ? "" : model_owner(cf, leg));
  put(giver, cf->agent);
  for (guint i = n_posts; i-- > 0;)   /* the supervisor who does it hands it over */
    if (posts[i].holder == yc_app_me(hall)->id) put(giver, posts[i].code);
  put(leg->office, office);
  if (planned) return;
  ck_assert_msg(model_bound(cf, leg->n) == NULL, "redirected although bound");
  gboolean papers = leg->lead && strcmp(cf->at, from) == 0;
  goes_to_office(cf, leg);
  put(leg->giver, leg->outside ? "" : giver);
  leg->state = CURRENT;
  leg->waits = !leg->outside && !same(giver, leg->post);
  change(cf, from, leg->post, TRUE, TRUE);
  if (papers) papers_to(cf, leg->post, leg->outside ? office : "");
}

static void moves(const char *from, const char *to, char post[CODE])
{
  if (strcmp(post, from) == 0) put(post, to);
}

/* All that lay with a post, and what it handed over: `all`, also what was received long ago.  `left`: nobody is left for it. */
static void moves_rows(Case *cf, const char *from, const char *to, gboolean all, gboolean left)
{
  for (guint i = 0; i < cf->n; i++) {
    Leg *leg = &cf->legs[i];
    if (!model_open(leg) && leg != model_lead(cf)) continue;   /* who leads answers until the others are done */
    Loop *bound = strcmp(model_owner(cf, leg), from) == 0 && (leg->state == RETURNED || !leg->abroad) ? model_bound(cf, leg->n) : NULL;
    ck_assert_msg(bound == NULL || left, "case %d, step %d: went away although bound", (int)cf->id, leg->n);
    if (strcmp(leg->post, from) == 0 && model_bound(cf, leg->n) != NULL && model_bound(cf, leg->n)->state != OPEN)
      moves(from, to, model_bound(cf, leg->n)->post);
    moves(from, to, leg->post);
    if (all || leg->waits || leg->state == RETURNED) moves(from, to, leg->giver);
  }
  moves(from, to, cf->at);
}

void model_reassign(Case *cf, const char *to)
{
  char from[CODE];
  const Leg *lead = model_lead(cf);
  gboolean recorder = lead != NULL && lead->abroad && lead->state != RETURNED &&
                      hall_int("SELECT count(*) FROM office WHERE code = '%s'", lead->office) > 0;
  put(from, model_answers(cf));
  gboolean left = !recorder && model_here(from) == 0;
  moves_rows(cf, from, to, FALSE, left);
  if (!recorder) change(cf, from, to, TRUE, TRUE);
  moves(from, to, cf->agent);
  own_waits(cf);
}

void model_change_agent(Case *cf, const char *to)
{
  char from[CODE];
  put(from, cf->agent);
  moves_rows(cf, from, to, TRUE, FALSE);
  put(cf->agent, to);
  own_waits(cf);
}

static gboolean is_of(gint64 staff, const char *post)
{
  return *post != '\0' && model_post(post)->holder == staff;
}

void model_hand(Case *cf, gint64 giver, const char *to, gboolean taken)
{
  if (cf->over) return;
  gboolean any = is_of(giver, cf->agent) || is_of(giver, model_answers(cf));
  for (guint i = 0; i < cf->n; i++) {
    Leg *leg = &cf->legs[i];
    if ((!model_open(leg) && leg != model_lead(cf)) || (!is_of(giver, leg->post) && !is_of(giver, leg->giver))) continue;
    any = TRUE;
    Loop *bound = model_bound(cf, leg->n);
    if (is_of(giver, leg->post)) put(leg->post, to);
    if (is_of(giver, leg->giver)) put(leg->giver, to);
    if (bound != NULL && bound->state != OPEN && strcmp(leg->post, to) == 0) put(bound->post, to);
  }
  if (!any) return;
  if (is_of(giver, cf->agent)) put(cf->agent, to);
  if (is_of(giver, cf->at)) put(cf->at, to);
  if (taken) own_waits(cf);
}

void model_designate(Case *cf, Loop *loop, const char *post, Verdict state)
{
  Leg *leg = model_leg(cf, loop->step);
  char from[CODE];
  put(from, model_owner(cf, leg));
  put(loop->post, post);
  put(leg->post, post);
  put(leg->office, model_post(post)->office);
  leg->outside = leg->abroad = FALSE;
  leg->state = CURRENT;
  leg->waits = FALSE;
  if (leg == model_lead(cf) && strcmp(cf->at, from) == 0) papers_to(cf, post, "");
  record(cf, from, post, FALSE, FALSE);   /* also to who has it already */
  loop->state = state;
  loop->settled = cf->n_changes;
}

void model_follow(Case *cf)
{
  for (guint i = 0; i < cf->n; i++)
    if (cf->legs[i].state != DONE &&
        hall_int("SELECT state IN ('done', 'skipped') FROM step WHERE casefile = " ID " AND n = %d", cf->id, cf->legs[i].n))
      end_leg(cf, &cf->legs[i]);
  if (model_lead(cf) == NULL) papers_to(cf, "", "");   /* back with the case */
}

/* --- reading ---------------------------------------------------------------------------------------------- */

static sqlite3_stmt *rows_of(const char *sql)
{
  sqlite3_stmt *rows = yc_sql_prepare(yc_app_store(hall), sql, YC_SQL_READ, NULL, NULL);
  ck_assert_msg(rows != NULL, "%s", sql);
  return rows;
}

static const char *text(sqlite3_stmt *rows, int column)
{
  return (const char *)sqlite3_column_text(rows, column);
}

void model_read_hall(void)
{
  sqlite3_stmt *rows = rows_of("SELECT id, roles <> '', login FROM staff ORDER BY id");
  for (n_people = 0; sqlite3_step(rows) == SQLITE_ROW; n_people++) {
    people[n_people] = (Person){ .id = sqlite3_column_int64(rows, 0), .account = sqlite3_column_int(rows, 1) };
    g_strlcpy(people[n_people].login, text(rows, 2), sizeof people->login);
  }
  sqlite3_finalize(rows);
  rows = rows_of("SELECT code, office, holder, deputy FROM post ORDER BY code");
  for (n_posts = 0; sqlite3_step(rows) == SQLITE_ROW; n_posts++) {
    posts[n_posts] = (Post){ .holder = sqlite3_column_int64(rows, 2), .deputy = sqlite3_column_int64(rows, 3) };
    put(posts[n_posts].code, text(rows, 0));
    put(posts[n_posts].office, text(rows, 1));
  }
  sqlite3_finalize(rows);
}

static void read_rows(Case *cf, int after)
{
  g_autofree char *sql = g_strdup_printf("SELECT n, stage, role = 'lead', office, state = 'planned' FROM step WHERE casefile = " ID
                                         " AND n > %d ORDER BY n", cf->id, after);
  sqlite3_stmt *rows = rows_of(sql);
  for (; sqlite3_step(rows) == SQLITE_ROW; cf->n++) {
    ck_assert_uint_lt(cf->n, ROWS);
    Leg *leg = &cf->legs[cf->n];
    *leg = (Leg){ .n = sqlite3_column_int(rows, 0), .stage = sqlite3_column_int(rows, 1), .lead = sqlite3_column_int(rows, 2),
                  .state = sqlite3_column_int(rows, 4) || after > 0 ? PLANNED : DONE };
    put(leg->office, text(rows, 3));
  }
  sqlite3_finalize(rows);
}

#define KEPT "FROM material WHERE casefile = " ID " AND state <> 'missing' AND original * (returned = 0) + copies > 0"

void model_read_case(Case *cf, gint64 id)
{
  *cf = (Case){ .id = id, .papers = hall_int("SELECT count(*) " KEPT, id) };
  put(cf->agent, hall_text("SELECT agent FROM casefile WHERE id = " ID, id));
  g_strlcpy(cf->place, hall_text("SELECT coalesce(place, '') FROM casefile WHERE id = " ID, id), sizeof cf->place);
  read_rows(cf, 0);
}

void model_read_added(Case *cf)
{
  guint before = cf->n_changes;
  int last = 0;
  Leg *lead = model_lead(cf);
  for (guint i = 0; i < cf->n; i++) last = MAX(last, cf->legs[i].n);
  read_rows(cf, last);
  Leg *leg = &cf->legs[cf->n - 1];
  if (lead == NULL || lead->stage != leg->stage) return;
  /* It runs at once, handed over by who leads. */
  goes_to_office(cf, leg);
  const char *giver = lead->outside ? cf->agent : lead->post;
  put(leg->giver, leg->outside ? "" : giver);
  leg->state = CURRENT;
  leg->waits = !leg->outside && !same(giver, leg->post);
  change(cf, leg->giver, leg->post, FALSE, FALSE);
  watch(cf, leg->n, before);
}

/* --- what must hold --------------------------------------------------------------------------------------- */

static char *say_rows(Case *cf)
{
  static const char *const states[] = { "planned", "current", "returned", "over" };
  g_autoptr(GString) said = g_string_new(NULL);
  for (guint i = 0; i < cf->n; i++) {
    const Leg *leg = &cf->legs[i];
    g_string_append_printf(said, "%d %s", leg->n, states[leg->state]);
    if (model_open(leg)) g_string_append_printf(said, " %s<%s%s", leg->post, leg->giver, leg->waits ? "?" : "");
    g_string_append(said, "; ");
  }
  return g_strdup(said->str);
}

static char *say_changes(const Case *cf)
{
  g_autoptr(GString) said = g_string_new(NULL);
  for (guint i = 0; i < cf->n_changes; i++)
    g_string_append_printf(said, "%s>%s %d; ", cf->changes[i].from, cf->changes[i].to, cf->changes[i].counted);
  return g_strdup(said->str);
}

static char *say_loops(const Case *cf)
{
  static const char *const states[] = { "open", "designated", "objected", "final", "over" };
  g_autoptr(GString) said = g_string_new(NULL);
  for (guint i = 0; i < cf->n_loops; i++)
    g_string_append_printf(said, "%d %s %s; ", cf->loops[i].step, states[cf->loops[i].state], cf->loops[i].post);
  return g_strdup(said->str);
}

/* How it came there. */
static const char *lately(const Case *cf)
{
  return hall_text("SELECT (SELECT group_concat(n || office) FROM step WHERE casefile = c.id) || ' ' || coalesce(c.office, '-') || ' ' || c.state || (SELECT group_concat(kind || ' ' || coalesce(step, '') || ' ' || coalesce(post, '') || ' ' || answerable, '; ') FROM (SELECT kind,"
                   " facts->>'step' AS step, facts->>'post' AS post, coalesce(facts->>'answerable', '') AS answerable FROM event"
                   " WHERE pos_of(casefile) = " ID " ORDER BY pos DESC LIMIT 8)) FROM casefile c WHERE c.id = " ID, cf->id, cf->id);
}

static void check_rows(Case *cf)
{
  g_autofree char *rows = say_rows(cf), *loops = say_loops(cf), *changes = say_changes(cf), *papers = g_strdup_printf("%s/%s", cf->at, cf->at_office);
  const char *stored = hall_text("SELECT group_concat(n || ' ' || iif(state IN ('done', 'skipped'), 'over', state) || iif(state IN ('current',"
                                 " 'returned'), ' ' || post || '<' || coalesce(giver, '') || iif(state = 'current' AND giver IS NOT NULL AND"
                                 " received IS NULL, '?', ''), ''), '; ') || '; ' FROM (SELECT * FROM step WHERE casefile = " ID " ORDER BY n)",
                                 cf->id);
  ck_assert_msg(strcmp(stored, rows) == 0, "case %d:\n%s\nnot\n%s\n%s", (int)cf->id, stored, rows, lately(cf));
  stored = hall_text("SELECT coalesce(group_concat(from_post || '>' || to_post || ' ' || counted, '; ') || '; ', '') FROM (SELECT * FROM"
                     " owner_change WHERE matter = " ID " ORDER BY id)", cf->id);
  ck_assert_msg(strlen(stored) == strlen(changes), "case %d: %s, not %s; %s", (int)cf->id, stored, changes, lately(cf));
  stored = hall_text("SELECT coalesce(group_concat(step || ' ' || state || ' ' || coalesce(post, ''), '; ') || '; ', '') FROM"
                     " (SELECT * FROM tofro WHERE matter = " ID " ORDER BY id)", cf->id);
  ck_assert_msg(strcmp(stored, loops) == 0, "case %d: %s, not %s; %s", (int)cf->id, stored, loops, lately(cf));
  stored = hall_text("SELECT coalesce(group_concat(DISTINCT post || '/' || coalesce(office, '')), '/') FROM material_at WHERE casefile = " ID, cf->id);
  ck_assert_msg(strcmp(stored, papers) == 0, "case %d: papers at %s, not %s; %s", (int)cf->id, stored, papers, lately(cf));
  ck_assert_int_eq(hall_int("SELECT count(*) " KEPT, cf->id), cf->papers);
}

void model_check(Case *cf)
{
  g_autoptr(GError) error = NULL;
  cf->decided = strcmp(hall_text("SELECT state FROM casefile WHERE id = " ID, cf->id), "decided") == 0;
  if (!cf->over) check_rows(cf);
  g_autoptr(YcAnswers) who = yc_answers_read(hall, cf->id, &error);
  ck_assert_msg(who != NULL && *who->name != '\0', "case %d: nobody answers", (int)cf->id);
  ck_assert_msg(cf->over || strcmp(who->post, model_answers(cf)) == 0, "case %d: %s answers, not %s; %s", (int)cf->id, who->post,
                model_answers(cf), lately(cf));
  ck_assert_msg(who->staff == model_stands(who->post), "case %d: %s stands for %s, not %s", (int)cf->id, who->name, who->post,
                model_person(model_stands(who->post))->login);
}

void model_check_all(void)
{
  for (guint i = 0; i < n_cases; i++) model_check(&cases[i]);
  ck_assert_int_eq(hall_int("SELECT count(*) FROM step t JOIN casefile c ON c.id = t.casefile AND c.queue <> '' WHERE t.state IN"
                            " ('current', 'returned') AND NOT EXISTS (SELECT 1 FROM clock k WHERE k.casefile = t.casefile"
                            " AND k.kind = 'step:' || t.n AND k.state IN ('running', 'stopped'))"), 0);
  /* Nobody waits for an acknowledgement without its clock, and none runs for what nobody waits for. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM step t JOIN casefile c ON c.id = t.casefile AND c.queue <> '' WHERE (t.state = 'current'"
                            " AND t.giver IS NOT NULL AND t.received IS NULL) <> EXISTS (SELECT 1 FROM clock k WHERE k.casefile = t.casefile"
                            " AND k.kind = 'sign:' || t.n AND k.state IN ('running', 'stopped'))"), 0);
  /* A paper is at one place, kept by its key; what lies somewhere is a paper that was taken in. */
  ck_assert_int_eq(hall_int("SELECT count(*) FROM material_at a LEFT JOIN material m ON m.casefile = a.casefile AND m.n = a.n"
                            " LEFT JOIN post p ON p.code = a.post WHERE m.n IS NULL OR p.code IS NULL"), 0);
  for (guint i = 0; i < n_posts; i++)
    ck_assert_int_eq(hall_int("SELECT staff FROM post_now WHERE post = '%s'", posts[i].code), model_stands(posts[i].code));
  ck_assert_int_eq(hall_int("SELECT count(*) FROM casefile c LEFT JOIN post_now n ON n.post = c.answerable WHERE n.staff IS NULL"), 0);
}
