/* clock.c - see clock.h. */
#include <config.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "app/clock.h"
#include "app/private.h"
#include "app/say.h"

#define TOLERANCE (5 * YC_MINUTE)
#define FIRST_YEAR 2024          /* there was no program before */
#define FARTHEST 3660            /* days from the newest event that nobody means */

/* --- looking ---------------------------------------------------------------------------------------------- */

#define BOOT_MAX 63

/* What somebody said: the machine's moment then, how much the true time is ahead of it, and the newest event; and since which
 * start the machine ran ("" unknown). */
typedef struct {
  gint64 offset, machine, pos;
  char boot[BOOT_MAX + 1];
} Said;

static gboolean read_said(YcApp *app, Said *said)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_LOCAL, "t", "clock");
  const char *text = rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "value") : "";
  *said->boot = '\0';
  return sscanf(text, "%" SCNd64 " %" SCNd64 " %" SCNd64 " %63s", &said->offset, &said->machine, &said->pos, said->boot) >= 3;
}

gboolean yc_clock_unset(YcTime now)
{
  return now < yc_time_new(yc_day_new(FIRST_YEAR, 1, 1), 0, 0, 0);
}

static YcClockDoubt doubt_of(YcApp *app, YcTime now, YcTime newest)
{
  if (yc_clock_unset(now)) return YC_CLOCK_UNSET;
  if (newest == YC_TIME_NONE) return YC_CLOCK_FINE;
  if (now < newest - TOLERANCE) return YC_CLOCK_BACK;
  int ahead = CLAMP(yc_app_setting_int(app, "clock_ahead_days", 20), 1, 3650);
  return now > newest + ahead * 24 * YC_HOUR ? YC_CLOCK_AHEAD : YC_CLOCK_FINE;
}

/* A machine that was off begins its time again: then what was said before is of another day, even where its clock has come
 * to a later minute than then. */
static gboolean still_holds(YcApp *app, const Said *said, const YcClockState *state, gint64 pos)
{
  g_autofree char *boot = yc_app_boot(app);
  if (state->machine < said->machine || strncmp(said->boot, boot, BOOT_MAX) != 0) return FALSE;
  return pos == said->pos || doubt_of(app, state->machine + said->offset, state->newest) == YC_CLOCK_FINE;
}

YcClockState yc_clock_look(YcApp *app)
{
  YcClockState state = { .machine = yc_app_machine(app), .newest = YC_TIME_NONE };
  Said said;
  yc_app_set_offset(app, 0);
  if (yc_app_clock_is_given(app)) return state;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_OWN_NEWEST, "");
  gint64 pos = rows ? yc_rows_first(rows, "pos", 0) : 0;
  if (pos != 0) state.newest = yc_rows_int(rows, 0, "entered_at");
  state.doubt = doubt_of(app, state.machine, state.newest);
  if (state.doubt == YC_CLOCK_FINE) return state;
  state.confirmed = read_said(app, &said) && still_holds(app, &said, &state, pos);
  yc_app_set_offset(app, state.confirmed                  ? said.offset
                         : state.newest == YC_TIME_NONE ? 0
                                                        : state.newest - state.machine);
  return state;
}

gboolean yc_clock_pending(YcApp *app)
{
  YcClockState state = yc_clock_look(app);
  return state.doubt != YC_CLOCK_FINE && !state.confirmed;
}

char *yc_clock_sentence(const YcClockState *state)
{
  g_autofree char *machine = yc_say_moment(state->machine), *newest = yc_say_moment(state->newest);
  switch (state->doubt) {
    case YC_CLOCK_FINE:
      break;
    case YC_CLOCK_UNSET:
      return g_strdup_printf(_("本机时钟没有对时(%s),可能是电池没电"), machine);
    case YC_CLOCK_BACK:
      return g_strdup_printf(_("本机时钟是 %s,比库里最新的事(%s)还早"), machine, newest);
    case YC_CLOCK_AHEAD:
      return g_strdup_printf(_("本机时钟是 %s,比库里最新的事(%s)晚很多"), machine, newest);
  }
  return g_strdup("");
}

/* --- saying what day it is -------------------------------------------------------------------------------- */

YcDay yc_clock_read_day(const char *text, GError **error)
{
  g_autofree char *bare = g_strstrip(g_strdup(text));
  g_autofree char *dashed = strlen(bare) == 8 ? g_strdup_printf("%.4s-%.2s-%.2s", bare, bare + 4, bare + 6) : NULL;
  YcDay day = yc_day_parse(dashed ? dashed : bare);
  if (day == YC_DAY_NONE) yc_refuse(error, _("不是日期:今天打成 20261123 这样八位"));
  return day;
}

static gboolean believable(YcApp *app, const YcClockState *state, YcDay day, GError **error)
{
  g_autoptr(YcRows) first = yc_query(yc_app_store(app), error, YC_Q_FIRST_EVENT, "");
  if (first == NULL) return FALSE;
  YcDay began = yc_time_day(yc_rows_first(first, "entered_at", 0)), newest = yc_time_day(state->newest);
  char text[YC_DAY_TEXT];
  if (state->newest == YC_TIME_NONE) return TRUE;
  if (day < MIN(began, newest)) return yc_refuse(error, _("不对:这个库 %s 才建立"), yc_day_format(began, text));
  if (day > newest + FARTHEST) return yc_refuse(error, _("不对:库里最新的事是 %s 记的"), yc_day_format(newest, text));
  return TRUE;
}

gboolean yc_clock_confirm_day(YcApp *app, YcDay once, YcDay twice, GError **error)
{
  YcClockState state = yc_clock_look(app);
  if (state.doubt == YC_CLOCK_FINE) return yc_refuse(error, _("本机时钟没有疑问,不用核对日期"));
  if (once != twice) return yc_refuse(error, _("两遍打的日期不一样:看清今天是哪天,从头再打"));
  if (!believable(app, &state, once, error)) return FALSE;
  g_autoptr(YcRows) newest = yc_query(yc_app_store(app), error, YC_Q_OWN_NEWEST, "");
  if (newest == NULL) return FALSE;
  gint64 offset = (once - yc_time_day(state.machine)) * 24 * YC_HOUR;
  g_autofree char *boot = yc_app_boot(app);
  g_autofree char *value = g_strdup_printf("%" PRId64 " %" PRId64 " %" PRId64 " %s", offset, state.machine,
                                           yc_rows_first(newest, "pos", 0), boot);
  if (!yc_local_set(yc_app_store(app), "clock", value, error)) return FALSE;
  yc_clock_look(app);
  return TRUE;
}

/* --- acts ------------------------------------------------------------------------------------------------- */

const char *yc_clock_stamp(YcApp *app, gboolean *ok)
{
  YcClockState state = yc_clock_look(app);
  *ok = state.doubt == YC_CLOCK_FINE;
  return *ok || state.confirmed ? NULL : _("本机时钟不准,这一步没有保存:先核对今天的日期(窗口按 01,命令加 --confirm-day)");
}

/* --- afterwards ------------------------------------------------------------------------------------------- */

void yc_clock_block_free(YcClockBlock *block)
{
  g_free(block->who);
  g_free(block);
}

static void add_name(YcClockBlock *block, const char *name)
{
  g_auto(GStrv) names = g_strsplit(block->who, _("、"), -1);
  if (*name == '\0' || g_strv_contains((const char *const *)names, name)) return;
  char *longer = *block->who ? g_strconcat(block->who, _("、"), name, NULL) : g_strdup(name);
  g_free(block->who);
  block->who = longer;
}

static void add_event(GPtrArray *blocks, gint64 *seq, const YcRows *rows, guint i)
{
  YcTime at = yc_rows_int(rows, i, "entered_at");
  YcClockBlock *block = blocks->len ? blocks->pdata[blocks->len - 1] : NULL;
  if (block == NULL || yc_rows_int(rows, i, "seq") != *seq + 1) {
    block = g_new0(YcClockBlock, 1);
    *block = (YcClockBlock){ .first = yc_rows_int(rows, i, "pos"), .from = at, .to = at, .who = g_strdup("") };
    g_ptr_array_add(blocks, block);
  }
  *seq = yc_rows_int(rows, i, "seq");
  block->last = yc_rows_int(rows, i, "pos");
  block->from = MIN(block->from, at);
  block->to = MAX(block->to, at);
  block->n++;
  add_name(block, yc_rows_str(rows, i, "name"));
}

GPtrArray *yc_clock_blocks(YcApp *app, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_CLOCK_DOUBTFUL, "");
  if (rows == NULL) return NULL;
  GPtrArray *blocks = g_ptr_array_new_with_free_func((GDestroyNotify)yc_clock_block_free);
  gint64 seq = 0;
  for (guint i = 0; i < yc_rows_count(rows); i++) add_event(blocks, &seq, rows, i);
  return blocks;
}

static gboolean may_confirm(YcApp *app, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  if (me == NULL || !yc_staff_has_role(me, "supervisor"))
    return yc_refuse(error, _("核实日期要值班长:请换值班长登录(--as)"));
  YcClockState state = yc_clock_look(app);
  return state.doubt == YC_CLOCK_FINE || yc_refuse(error, _("本机时钟还不准:先对好时,再核实"));
}

/* The blocks up to that event as one: where they begin and end, and how many events they are. */
static gboolean span(YcApp *app, gint64 last, YcClockBlock *all, GError **error)
{
  g_autoptr(GPtrArray) blocks = yc_clock_blocks(app, error);
  if (blocks == NULL) return FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    const YcClockBlock *block = blocks->pdata[i];
    if (last != 0 && block->first > last) break;
    if (all->n == 0) *all = *block;
    else all->n += block->n;
    all->last = block->last;
    all->to = MAX(all->to, block->to);
  }
  all->who = NULL;
  return all->n > 0 || yc_refuse(error, _("没有要核实日期的事"));
}

gboolean yc_clock_confirm(YcApp *app, gint64 last, GError **error)
{
  YcClockBlock all = { 0 };
  if (!may_confirm(app, error) || !span(app, last, &all, error)) return FALSE;
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, NULL, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  json_t *facts = json_pack("{s:o, s:o, s:i, s:o, s:o}", "from", yc_json_ident(app, all.first), "to",
                            yc_json_ident(app, all.last), "n", (int)all.n, "first", yc_json_day(yc_time_day(all.from)),
                            "last", yc_json_day(yc_time_day(all.to)));
  return yc_writer_append(writer, "clock.confirm", facts, NULL, NULL, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}
