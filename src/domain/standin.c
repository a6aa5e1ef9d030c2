/* standin.c - see standin.h. */
#include <config.h>

#include <string.h>

#include "domain/standin.h"

static const char *const codes[YC_N_STANDS] = { "holder", "deputy", "supervisor", "nobody" };

const char *yc_stands_code(YcStandsHow how)
{
  return codes[how];
}

YcStandsHow yc_stands_parse(const char *code)
{
  guint how = 0;
  while (how < YC_N_STANDS && strcmp(codes[how], code) != 0)
    how++;
  return (YcStandsHow) how;
}

gboolean yc_stands_held(YcStandsHow how)
{
  return how == YC_STANDS_HOLDER || how == YC_STANDS_DEPUTY;
}

static const YcStander *find(const YcStanding *standing, gint64 id)
{
  for (guint i = 0; i < standing->n_people; i++)
    if (standing->people[i].id == id)
      return &standing->people[i];
  return NULL;
}

/* Of the one the chain has come to, whom it goes on to: who was named, else the post's deputy; 0 where both were asked. */
static gint64 next_of(const YcStander *person, const YcStandPost *post, GHashTable *asked)
{
  const gint64 whom[] = { person ? person->standin : 0, post->deputy };
  for (guint i = 0; i < G_N_ELEMENTS(whom); i++)
    if (whom[i] != 0 && !g_hash_table_contains(asked, &whom[i]))
      return whom[i];
  return 0;
}

/* Along the chain; 0: nobody of it is there. */
static gint64 of_chain(const YcStanding *standing, const YcStandPost *post)
{
  const YcStander *person = find(standing, post->holder);
  gint64 chain[64];
  guint n = 0;
  if (!person || !person->away)
    return post->holder;
  g_autoptr(GHashTable) asked = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (gint64 id = post->holder; id != 0 && n < G_N_ELEMENTS(chain); id = next_of(person, post, asked)) {
    chain[n] = id;
    g_hash_table_add(asked, &chain[n++]);
    person = find(standing, id);
    if (person && !person->away && person->account)
      return id;
  }
  return 0;
}

/* Whoever stands for a supervisor's post, who is there themselves before others; then any supervisor who is there. */
static gint64 of_supervisors(const YcStanding *standing)
{
  gint64 deputy = 0;
  for (guint i = 0; i < standing->n_posts; i++) {
    const YcStander *holder = find(standing, standing->posts[i].holder);
    gint64 who = holder && holder->supervisor && holder->account ? of_chain(standing, &standing->posts[i]) : 0;
    if (who != 0 && who == holder->id)
      return who;
    deputy = deputy ? deputy : who;
  }
  for (guint i = 0; deputy == 0 && i < standing->n_people; i++)
    if (standing->people[i].supervisor && standing->people[i].account && !standing->people[i].away)
      deputy = standing->people[i].id;
  return deputy;
}

/* The first supervisor, away or not; 0: the hall has none. */
static gint64 a_supervisor(const YcStanding *standing)
{
  for (guint i = 0; i < standing->n_people; i++)
    if (standing->people[i].supervisor && standing->people[i].account)
      return standing->people[i].id;
  return 0;
}

YcStands yc_stands(const YcStanding *standing, guint post)
{
  const YcStandPost *of = &standing->posts[post];
  gint64 who = of_chain(standing, of);
  if (who != 0 || of->holder == 0)
    return (YcStands) { who, who == of->holder ? YC_STANDS_HOLDER : YC_STANDS_DEPUTY };
  who = of_supervisors(standing);
  if (who != 0)
    return (YcStands) { who, YC_STANDS_SUPERVISOR };
  who = a_supervisor(standing);
  return (YcStands) { who ? who : of->holder, YC_STANDS_NOBODY };
}
