/* proof.c - a proof that villages may no longer be asked for: which one, and who asked for it (RULE acc-07). */
#include <config.h>
#include <string.h>

#include "app/paper.h"
#include "app/proof.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/list.h"
#include "tui/screens.h"

enum { WORDS = 20, NAME = 60, TOP = 4 };   /* code points typed at most; rows above the list */

typedef enum { FIELD_KIND, FIELD_WHICH, FIELD_NAME, N_FIELDS } Field;

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 casefile;
  YcEdit *edit;              /* the filter */
  GPtrArray *proofs;         /* of YcProof */
  YcListArray array;
  YcList *list;
  /* Once one is chosen; else NULL. */
  YcProof *proof;
  Field at;
  guint kind;
  YcEdit *texts[N_FIELDS];   /* none for the kind */
} Proof;

static gint64 row_key(gconstpointer row)
{
  return (gint64)g_str_hash(((const YcProof *)row)->code) + 1;
}

static void row_paint(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcColumn table[] = { { "", 2 }, { "", 22 }, { "", 1000 } };
  const YcProof *proof = row;
  const char *cells[] = { "", proof->name, proof->who };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static void place(Proof *screen)
{
  YcEdit *edit = screen->proof ? screen->texts[screen->at] : screen->edit;
  YcWhere text = !edit ? 0 : YC_IN_TEXT | (yc_edit_empty(edit) ? YC_IN_EMPTY : 0);
  screen->base.where = !screen->proof ? YC_IN_LIST | text : YC_IN_FORM | (edit ? text : YC_IN_CHOICE);
}

/* Another filter: the first that fits has the cursor. */
static void filtered(Proof *screen)
{
  place(screen);
  yc_list_reset(screen->list);
  yc_screen_changed(&screen->base);
}

static gboolean load(YcScreen *base, GError **error)
{
  Proof *screen = (Proof *)base;
  GPtrArray *found = yc_proof_find(screen->app, yc_edit_text(screen->edit), error);
  if (!found)
    return FALSE;
  screen->array.rows = found;
  gboolean good = yc_list_load(screen->list, MAX(base->area.rows - TOP, 1), error);
  g_ptr_array_unref(screen->proofs);   /* until now the list knew its rows */
  screen->proofs = found;
  return good;
}

/* ── what a person does ── */

static YcProof *copy(const YcProof *proof)
{
  YcProof *one = g_new(YcProof, 1);
  *one = (YcProof) {
    g_strdup(proof->code), g_strdup(proof->name), g_strdup(proof->who), g_strdup(proof->basis),
    g_strdupv(proof->initials)
  };
  return one;
}

static void choose(Proof *screen)
{
  const YcProof *row = yc_list_row(screen->list);
  if (!row) {
    yc_tui_say(screen->base.tui, YC_SAY_WARN, _("清单里没有这个证明:不在清单里的,按事项 ZH03 办。"));
    return;
  }
  screen->proof = copy(row);
  screen->at = FIELD_KIND;
  place(screen);
}

static void forget(Proof *screen)
{
  yc_proof_free(screen->proof);
  screen->proof = NULL;
  filtered(screen);
}

static void save(Proof *screen)
{
  YcTui *tui = screen->base.tui;
  GError *error = NULL;
  YcProofRefusal refusal = {
    .proof = screen->proof->code, .kind = (YcAsker)screen->kind, .asker = yc_edit_text(screen->texts[FIELD_WHICH]),
    .name = yc_edit_text(screen->texts[FIELD_NAME]), .casefile = screen->casefile
  };
  gint64 paper = yc_proof_refuse(screen->app, &refusal, NULL, &error);
  if (!paper) {
    screen->at = FIELD_WHICH;
    place(screen);
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *warning = NULL;
  gboolean printed =
    yc_app_paper_print(screen->app, paper, yc_app_paper_width(screen->app), FALSE, NULL, &warning, &error);
  yc_tui_pop(tui);
  yc_tui_reload(tui);
  if (!printed) {
    yc_tui_say(tui, YC_SAY_ERROR, _("已记下,但告知没有打印:%s"), error->message);
    g_error_free(error);
  } else if (warning)
    yc_tui_say(tui, YC_SAY_WARN, "%s", warning);
  else
    yc_tui_say(tui, YC_SAY_DONE, _("已记下:%s要%s,告知已送打印。请他们找:%s"), yc_say_asker(refusal.kind),
               screen->proof->name, screen->proof->who);
}

/* Enter in the last field commits. */
static void go(Proof *screen, int by)
{
  if (by > 0 && screen->at == FIELD_NAME) {
    save(screen);
    return;
  }
  if (by > 0 || screen->at != FIELD_KIND)
    screen->at = (Field)((int)screen->at + by);
  place(screen);
}

static gboolean act_kind(Proof *screen, YcCommand command, int number)
{
  guint n = YC_N_ASKERS, to = screen->kind;
  if (command == YC_COMMAND_CHOOSE)
    to = (guint)number - 1;
  else if (command == YC_COMMAND_LEFT)
    to = (to + n - 1) % n;
  else if (command == YC_COMMAND_RIGHT)
    to = (to + 1) % n;
  else
    return FALSE;
  screen->kind = to;
  return TRUE;
}

static gboolean act_form(Proof *screen, YcCommand command, int number)
{
  if (screen->at == FIELD_KIND && act_kind(screen, command, number))
    return TRUE;
  if (command == YC_COMMAND_NEXT)
    go(screen, 1);
  else if (command == YC_COMMAND_DOWN && screen->at != FIELD_NAME)
    go(screen, 1);
  else if (command == YC_COMMAND_PREVIOUS)
    go(screen, -1);
  else if (command == YC_COMMAND_BACK)
    forget(screen);
  else
    return FALSE;
  return TRUE;
}

static gboolean act(YcScreen *base, YcCommand command, int number)
{
  Proof *screen = (Proof *)base;
  if (screen->proof)
    return act_form(screen, command, number);
  if (command == YC_COMMAND_OPEN)
    choose(screen);
  else if (command == YC_COMMAND_BACK && !yc_edit_empty(screen->edit)) {
    yc_edit_set(screen->edit, "");
    filtered(screen);
  } else
    return yc_list_act(screen->list, command);
  return TRUE;
}

/* Nothing of a case here, and no second one of these. */
static gboolean can(const YcScreen *base, YcCommand command)
{
  static const YcCommand never[] = {
    YC_COMMAND_SUPPLY, YC_COMMAND_PRINT, YC_COMMAND_UNDO, YC_COMMAND_CORRECT, YC_COMMAND_COPY, YC_COMMAND_TAB, YC_COMMAND_PROOF,
    YC_COMMAND_WHY
  };
  for (gsize i = 0; i < G_N_ELEMENTS(never); i++)
    if (never[i] == command)
      return FALSE;
  return !((const Proof *)base)->proof || (command != YC_COMMAND_ACCEPT && command != YC_COMMAND_FIND);
}

static YcEdit *typing(const Proof *screen)
{
  return screen->proof ? screen->texts[screen->at] : screen->edit;
}

static gboolean key(YcScreen *base, YcKey pressed)
{
  Proof *screen = (Proof *)base;
  YcEdit *edit = typing(screen);
  g_autofree char *before = edit ? g_strdup(yc_edit_text(edit)) : NULL;
  if (!edit || !yc_edit_key(edit, pressed))
    return FALSE;
  if (!screen->proof && strcmp(before, yc_edit_text(edit)) != 0)
    filtered(screen);
  place(screen);
  return TRUE;
}

static void text(YcScreen *base, const char *typed)
{
  Proof *screen = (Proof *)base;
  YcEdit *edit = typing(screen);
  if (!edit)
    yc_tui_say(base->tui, YC_SAY_INFO, _("这里不打字:按空格或数字选,回车下一格。"));
  else if (!yc_edit_insert(edit, typed))
    yc_tui_say(base->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(edit));
  if (!screen->proof)
    filtered(screen);
  place(screen);
}

/* ── how it looks ── */

static void title(YcScreen *base, GString *left, GString *right)
{
  const Proof *screen = (const Proof *)base;
  g_string_append(left, _("村里不再开的证明"));
  if (screen->proof)
    g_string_append_printf(left, "  %s", screen->proof->name);
  else
    g_string_append_printf(right, _("%u 种"), screen->proofs->len);
}

static void paint_list(const Proof *screen, YcArea area)
{
  const char *question = _("哪个证明");
  int at = 2 + yc_width(question) + 2, help = at + WORDS + 2;
  yc_put(area.y + 1, area.x + 2, area.columns - 2, question, YC_INK_BOLD);
  yc_put(area.y + 1, area.x + help, area.columns - help, _("打名称或拼音首字母,上下选,回车"), YC_INK_PLAIN);
  yc_list_paint(screen->list, (YcArea) { area.y + TOP - 1, area.x, area.rows - TOP, area.columns });
  yc_put_edit(area.y + 1, area.x + at, WORDS, screen->edit, TRUE);
}

/* What is said aloud: the paper that helps, and on what ground.  Returns the rows it took. */
static int paint_answer(const YcProof *proof, YcArea area)
{
  g_autofree char *who = g_strdup_printf(_("村里不再开。能证实的是:%s"), proof->who);
  g_autofree char *basis = g_strdup_printf(_("依据:%s"), proof->basis);
  g_auto(GStrv) lines = yc_wrap(who, area.columns - 3);
  int n = (int)g_strv_length(lines);
  yc_put_lines((YcArea) { area.y, area.x + 2, n, area.columns - 3 }, (const char *const *)lines, 0, YC_INK_BOLD);
  yc_put(area.y + n, area.x + 2, area.columns - 2, basis, YC_INK_PLAIN);
  return n + 1;
}

static void paint_kinds(const Proof *screen, int y, int x, int columns)
{
  int at = x;
  for (guint i = 0; i < YC_N_ASKERS; i++) {
    gboolean chosen = i == screen->kind;
    g_autofree char *word = g_strdup_printf(chosen ? "[%u%s]" : "%u%s", i + 1, yc_say_asker((YcAsker)i));
    int width = yc_width(word);
    YcInk ink = chosen && screen->at == FIELD_KIND ? YC_INK_REVERSE : YC_INK_PLAIN;
    yc_put(y, at, MIN(width, x + columns - at), word, ink);
    at += width + 1;
  }
  if (screen->at == FIELD_KIND)
    yc_put_cursor(y, x);
}

static void paint_form(Proof *screen, YcArea area)
{
  static const char *const labels[] = { N_("谁要的"), N_("哪一家"), N_("谁被叫来") };
  int y = area.y + 1 + paint_answer(screen->proof, (YcArea) { area.y + 1, area.x, area.rows, area.columns });
  int label = 0;
  for (Field field = 0; field < N_FIELDS; field++)
    label = MAX(label, yc_width(gettext(labels[field])));
  int at = 2 + label + 1;   /* nine words and their blanks fill 80 columns */
  for (Field field = 0; field < N_FIELDS; field++) {
    int row = y + 1 + (int)field;
    yc_put(row, area.x + 2, label, gettext(labels[field]), field == screen->at ? YC_INK_BOLD : YC_INK_PLAIN);
    if (field == FIELD_KIND)
      paint_kinds(screen, row, area.x + at, area.columns - at);
    else
      yc_put_edit(row, area.x + at, MIN(40, area.columns - at - 1), screen->texts[field], field == screen->at);
  }
}

static void paint(YcScreen *base, YcArea area)
{
  Proof *screen = (Proof *)base;
  if (screen->proof)
    paint_form(screen, area);
  else
    paint_list(screen, area);
}

static char *hints(YcScreen *base)
{
  const Proof *screen = (const Proof *)base;
  if (!screen->proof)
    return g_strdup(_("上下选 回车选定 Esc返回 ?帮助"));
  return g_strdup(screen->at == FIELD_KIND   ? _("数字或左右选 回车下一格 Esc重选证明 ?帮助")
                  : screen->at == FIELD_NAME ? _("回车=记下并打印告知 ↑上一格 Esc重选证明")
                                             : _("回车下一格 ↑上一格 Esc重选证明"));
}

static void proof_free(YcScreen *base)
{
  Proof *screen = (Proof *)base;
  if (screen->proof)
    yc_proof_free(screen->proof);
  for (Field field = 0; field < N_FIELDS; field++)
    if (screen->texts[field])
      yc_edit_free(screen->texts[field]);
  yc_list_free(screen->list);
  g_ptr_array_unref(screen->proofs);
  yc_edit_free(screen->edit);
  g_free(screen);
}

static const YcScreenType PROOF = {
  .name = "proof", .where = YC_IN_LIST | YC_IN_TEXT | YC_IN_EMPTY, .load = load, .act = act, .can = can, .key = key,
  .text = text, .title = title, .paint = paint, .hints = hints, .free = proof_free
};

YcScreen *yc_proof_new(YcApp *app, const char *words, const char *name, gint64 casefile)
{
  Proof *screen = g_new0(Proof, 1);
  yc_screen_init(&screen->base, &PROOF);
  screen->app = app;
  screen->casefile = casefile;
  screen->edit = yc_edit_new(WORDS);
  screen->texts[FIELD_WHICH] = yc_edit_new(NAME);
  screen->texts[FIELD_NAME] = yc_edit_new(NAME);
  yc_edit_set(screen->texts[FIELD_NAME], name);
  screen->proofs = g_ptr_array_new_with_free_func((GDestroyNotify)yc_proof_free);
  screen->array = (YcListArray) {
    .rows = screen->proofs, .key = row_key, .paint = row_paint, .empty = N_("清单里没有这个证明")
  };
  screen->list = yc_list_new_array(&screen->array);
  yc_edit_set(screen->edit, words);
  place(screen);
  return &screen->base;
}
