/* tofro.c - see tofro.h. */
#include <config.h>
#include <string.h>
#include "domain/tofro.h"

static gboolean moves(const YcOwnerChange *change)
{
  return strcmp(change->from, change->to) != 0;
}

static gboolean goes(const YcOwnerChange *change, const char *from, const char *to)
{
  return strcmp(change->from, from) == 0 && strcmp(change->to, to) == 0;
}

/* Y gave it back to X before, and X had given it to Y before that; the giving back is what nobody had planned. */
static gboolean is_back(const YcOwnerChange *changes, guint last)
{
  const char *x = changes[last].from, *y = changes[last].to;
  gboolean returned = FALSE;
  for (guint i = last; i-- > 0;) {
    if (returned && goes(&changes[i], x, y)) return TRUE;
    returned = returned || (changes[i].counted && goes(&changes[i], y, x));
  }
  return FALSE;
}

YcTofro yc_tofro(const YcOwnerChange *changes, guint n)
{
  if (n == 0 || !changes[n - 1].counted || changes[n - 1].decided || !moves(&changes[n - 1])) return YC_TOFRO_NONE;
  if (is_back(changes, n - 1)) return YC_TOFRO_BACK;
  guint counted = 0;
  for (guint i = 0; i < n; i++) counted += changes[i].counted && moves(&changes[i]);
  return counted >= YC_TOFRO_MOST ? YC_TOFRO_THIRD : YC_TOFRO_NONE;
}

const char *yc_tofro_code(YcTofro found)
{
  static const char *const codes[] = { [YC_TOFRO_NONE] = "", [YC_TOFRO_BACK] = "back", [YC_TOFRO_THIRD] = "third" };
  return codes[found];
}
