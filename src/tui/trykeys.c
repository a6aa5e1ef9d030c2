/* trykeys.c - see trykeys.h. */
#include <config.h>
#include "tui/trykeys.h"

#include <string.h>

#include "app/seat.h"
#include "base/gettext.h"
#include "base/text.h"

typedef enum { WAITING, ARRIVED, MISSING } Found;

/* What is tried, in this order; `code` as it is remembered.  The last one is no key: a word of Han. */
static const struct {
  YcKey key;
  const char *code, *instead;
} TRIED[] = {
  { YC_KEY_F2, "F2", "02" }, { YC_KEY_F3, "F3", "03" }, { YC_KEY_F4, "F4", "04" }, { YC_KEY_F5, "F5", "05" },
  { YC_KEY_F6, "F6", "06" }, { YC_KEY_F7, "F7", "07" }, { YC_KEY_F8, "F8", "08" }, { YC_KEY_F9, "F9", "01" },
  { YC_KEY_BACK_TAB, "BackTab", "↑" }, { YC_KEY_BACKSPACE, "Backspace", "Ctrl-U" }, { YC_KEY_NONE, "Han", "" },
};
enum { N = G_N_ELEMENTS(TRIED), WORD = N - 1 };

typedef struct {
  YcScreen base;
  YcApp *app;
  Found found[N];
  guint at;
} Try;

static const char *terminal(void)
{
  const char *term = g_getenv("TERM");
  return term && *term ? term : "?";
}

/* ── what is remembered ── */

gboolean yc_trykeys_needed(YcApp *app)
{
  const char *window = yc_app_window(app);
  g_autofree char *known = window ? yc_seat_keys(app, window, terminal()) : NULL;
  return window && !known;
}

void yc_trykeys_use(YcApp *app)
{
  const char *window = yc_app_window(app);
  if (!window)
    return;
  g_autofree char *known = yc_seat_keys(app, window, terminal());
  g_auto(GStrv) codes = g_strsplit(known ? known : "", " ", -1);
  YcKey keys[N];
  guint n = 0;
  for (guint i = 0; i < WORD; i++)
    if (g_strv_contains((const char *const *)codes, TRIED[i].code))
      keys[n++] = TRIED[i].key;
  yc_command_lacks(keys, n);
}

static const char *name_of(guint i)
{
  return i == WORD ? _("汉字") : yc_key_name(TRIED[i].key);
}

/* Of the first n that were tried: their codes, or what they are called. */
static char *list_missing(const Try *try, guint n, gboolean codes)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    if (try->found[i] == MISSING)
      g_string_append_printf(out, "%s%s", out->len ? " " : "", codes ? TRIED[i].code : name_of(i));
  return g_string_free(out, FALSE);
}

/* ── trying ── */

static void finish(Try *try, gboolean all)
{
  YcTui *tui = try->base.tui;
  GError *error = NULL;
  g_autofree char *codes = list_missing(try, N, TRUE), *names = list_missing(try, WORD, FALSE);
  yc_tui_pop(tui);
  if (!yc_seat_set_keys(try->app, yc_app_window(try->app), terminal(), codes, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  yc_trykeys_use(try->app);
  if (*names)
    yc_tui_say(tui, YC_SAY_WARN, _("到不了:%s。提示里已换成 0 加数字;008 可以再试。"), names);
  else if (try->found[WORD] == MISSING)
    yc_tui_say(tui, YC_SAY_WARN, _("汉字没有打进来:请看输入法是不是开着;008 可以再试。"));
  else
    yc_tui_say(tui, YC_SAY_DONE, all ? _("要用的键都到得了。") : _("没试的键当作到得了;008 可以再试。"));
}

static void found(Try *try, guint i, Found what)
{
  try->found[i] = what;
  while (try->at < N && try->found[try->at] != WAITING)
    try->at++;
  if (try->at == N)
    finish(try, TRUE);
}

static void say_other(const Try *try, const char *came)
{
  yc_tui_say(try->base.tui, YC_SAY_INFO, _("来的是 %s,等的是 %s。没反应就按回车跳过。"), came, name_of(try->at));
}

static gboolean key(YcScreen *screen, YcKey pressed)
{
  Try *try = (Try *)screen;
  if (pressed == YC_KEY_ENTER || pressed == YC_KEY_ESC || pressed == YC_KEY_CTRL_L)
    return FALSE;
  for (guint i = 0; i < WORD; i++)
    if (TRIED[i].key == pressed) {
      found(try, i, ARRIVED);
      return TRUE;
    }
  say_other(try, yc_key_name(pressed));
  return TRUE;
}

/* Bytes of another encoding are broken characters, or whole ones that no input method here sends. */
static gboolean is_han(const char *typed)
{
  gboolean han = FALSE;
  for (const char *at = typed; *at; at = g_utf8_next_char(at))
    han = han || g_unichar_get_script(g_utf8_get_char(at)) == G_UNICODE_SCRIPT_HAN;
  return han && !strstr(typed, "\uFFFD");
}

static void text(YcScreen *screen, const char *typed)
{
  Try *try = (Try *)screen;
  if (is_han(typed))
    found(try, WORD, ARRIVED);
  else if (!g_str_is_ascii(typed))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("来的字不是 UTF-8:请在终端的设置里把字符编码改成 UTF-8。"));
  else if (try->at == WORD)
    yc_tui_say(screen->tui, YC_SAY_INFO, _("来的是字母:按 Shift 或 Ctrl-空格 换成中文再打;没有输入法就按回车跳过。"));
  else
    say_other(try, typed);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Try *try = (Try *)screen;
  if (command == YC_COMMAND_CONFIRM)
    found(try, try->at, MISSING);
  else if (command == YC_COMMAND_BACK)
    finish(try, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Try *try = (const Try *)screen;
  g_string_append_printf(left, _("试键  %s  终端 %s"), yc_app_window_name(try->app), terminal());
  g_string_append(right, _("约 20 秒"));
}

static void paint_row(const Try *try, guint i, int y, int x, int columns)
{
  static const YcColumn table[] = { { "", 3 }, { "", 13 }, { "", 8 }, { "", 1000 } };
  static const char *const words[] = { [WAITING] = "", [ARRIVED] = N_("到了"), [MISSING] = N_("到不了") };
  gboolean here = i == try->at;
  g_autofree char *instead = try->found[i] == MISSING && *TRIED[i].instead
                               ? g_strdup_printf(_("换成 %s"), TRIED[i].instead) : g_strdup("");
  const char *ask = i == WORD ? _("请开输入法打一个词,像“受理”") : _("请按这个键");
  const char *cells[] = {
    here ? ">" : "", name_of(i), *words[try->found[i]] ? gettext(words[try->found[i]]) : "", here ? ask : instead
  };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, here ? YC_INK_BOLD : YC_INK_PLAIN);
}

/* A blank row, and text in as many as it needs; returns how many these are. */
static int paint_text(const char *text, int y, YcArea area, YcInk ink)
{
  g_auto(GStrv) lines = yc_wrap(text, MAX(area.columns - 2, 10));
  int n = (int)g_strv_length(lines);
  for (int i = 0; i < n && y + 1 + i < area.y + area.rows; i++)
    yc_put(y + 1 + i, area.x + 1, area.columns - 1, lines[i], ink);
  return n + 1;
}

static void paint(YcScreen *screen, YcArea area)
{
  const Try *try = (const Try *)screen;
  int head = 1 + paint_text(_("一个一个按。没反应,或者跳出了别的窗口:回到这里按回车跳过。"), area.y, area, YC_INK_PLAIN);
  int rows = CLAMP(area.rows - head, 1, N), first = CLAMP((int)try->at - rows / 2, 0, N - rows);
  for (int row = 0; row < rows; row++)
    paint_row(try, (guint)(first + row), area.y + head + row, area.x, area.columns);
  paint_text(_("到不了的键,这个窗口的提示里换成 0 加数字,像 02受理。"), area.y + head + rows, area, YC_INK_GREY);
}

static char *hints(G_GNUC_UNUSED YcScreen *screen)
{
  return g_strdup(_("照着按 回车跳过这一个 Esc不试了"));
}

static void try_free(YcScreen *screen)
{
  g_free(screen);
}

static const YcScreenType TRY = {
  .name = "trykeys", .where = YC_IN_TEXT | YC_IN_DIALOG, .act = act, .key = key, .text = text, .title = title,
  .paint = paint, .hints = hints, .free = try_free
};

YcScreen *yc_trykeys_new(YcApp *app)
{
  Try *try = g_new0(Try, 1);
  yc_screen_init(&try->base, &TRY);
  try->app = app;
  return &try->base;
}
