/* caselog.c - see caselog.h. */
#include <config.h>
#include "tui/caselog.h"

#include <string.h>

#include "app/visit.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/page.h"

enum { TEXT = 400 };

/* The digit in front says why they came; without one they asked. */
static YcCame reason_of(const char **text)
{
  static const YcCame reasons[] = { YC_CAME_ASK, YC_CAME_COLLECT, YC_CAME_COMPLAIN };
  int digit = **text - '1';
  if (digit < 0 || digit >= (int)G_N_ELEMENTS(reasons))
    return YC_CAME_ASK;
  (*text)++;
  *text += strspn(*text, " ");
  return reasons[digit];
}

static char *take(YcTui *tui, const char *typed, gpointer data)
{
  const YcCaseLog *about = data;
  g_autofree char *half = yc_halfwidth(typed);
  const char *text = half;
  YcCame what = reason_of(&text);
  g_autoptr(GError) error = NULL;
  if (!*text && what != YC_CAME_COLLECT)
    return g_strdup(_("写一句他问了什么,或说了什么。"));
  if (!yc_visit_log(about->app, about->casefile, what, text, "", &error))
    return g_strdup(error->message);
  yc_tui_say(tui, YC_SAY_DONE, _("已记在这件办件上:又来了一趟。"));
  yc_tui_reload(tui);
  return NULL;
}

void yc_caselog_ask(YcTui *tui, YcCaseLog *about)
{
  yc_page_line(tui, _("他又来了:1问进度 2领结果 3反映不满,后面写他说了什么"), "", TEXT, take, about);
}
