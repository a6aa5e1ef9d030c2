/* template.c - see template.h: reading and checking; print.c prints. */
#include <config.h>
#include "output/template_line.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "output/field.h"
#include "output/template_text.h"

#define LARGEST 65536
#define HEAD_COLUMNS 32     /* what is fixed in a line must fit the narrowest paper */
#define BIG_COLUMNS 30
#define LABEL_COLUMNS 20

struct YcTemplates {
  YcTemplate *kind[YC_N_PAPERS];
  guint files;
};

static void free_line(gpointer pointer)
{
  YcLine *line = pointer;
  for (int i = 0; i < YC_LINE_PARTS; i++) g_free(line->part[i]);
  g_free(line);
}

static YcTemplate *template_new(void)
{
  YcTemplate *template = g_new0(YcTemplate, 1);
  template->lines = g_ptr_array_new_with_free_func(free_line);
  template->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return template;
}

static void template_free(gpointer pointer)
{
  YcTemplate *template = pointer;
  if (template == NULL) return;
  g_ptr_array_unref(template->lines);
  g_hash_table_unref(template->said);
  g_free(template);
}

/* --- one file --------------------------------------------------------------------------------------------- */

typedef struct {
  const char *file;
  int n;                  /* of the line */
  const char *line;
  gboolean big;
  char *list;             /* inside {每项 …} */
  int opened;             /* line of what is open: the block or the list */
  GHashTable *parts;      /* name → YcTemplate; NULL while parts are read */
  YcFaults *faults;
  YcTemplate *out;
} Parser;

static void fault(const Parser *p, const char *at, const char *what, const char *reason)
{
  yc_faults_add(p->faults, p->file, p->n, (int)g_utf8_pointer_to_offset(p->line, at) + 1, what, "%s", reason);
}

static YcLine *add(Parser *p, YcLineKind kind)
{
  YcLine *line = g_new0(YcLine, 1);
  line->kind = kind;
  g_ptr_array_add(p->out->lines, line);
  return line;
}

/* Past a field's closing brace. */
static const char *check_field(Parser *p, const char *at, const char *end)
{
  const char *close = memchr(at, '}', (gsize)(end - at));
  if (close == NULL) {
    fault(p, at, "{", _("花括号没有配对:请写成 {字段},或去掉它"));
    return end;
  }
  gboolean test = at[1] == '?' || at[1] == '!';
  g_autofree char *name = g_strndup(at + 1 + test, (gsize)(close - at) - 1 - (gsize)test);
  if (!yc_paper_field_exists(p->list, name)) fault(p, at, name, _("没有这个字段:可用的字段都写在 templates/README 里"));
  else if (!test) g_hash_table_add(p->out->said, g_steal_pointer(&name));
  return close + 1;
}

/* Checks from `text` to `end` and keeps it; the columns of what is fixed must not be more than `most`. */
static char *take(Parser *p, const char *text, const char *end, int most)
{
  const char *open = NULL, *at = text;
  int width = 0;
  while (at < end) {
    if (*at == '{') {
      at = check_field(p, at, end);
      continue;
    }
    if (*at == '}') fault(p, at, "}", _("花括号没有配对:请写成 {字段},或去掉它"));
    else if (*at == '[' && open) fault(p, at, "[", _("方括号里不能再套方括号"));
    else if (*at == ']' && !open) fault(p, at, "]", _("方括号没有配对:前面没有 ["));
    else if (*at != '[' && *at != ']') width += MAX(yc_char_width(g_utf8_get_char(at)), 0);
    if (*at == '[' || *at == ']') open = *at == '[' ? at : NULL;
    at = g_utf8_next_char(at);
  }
  if (open) fault(p, open, "[", _("方括号没有配对:后面没有 ]"));
  if (width > most) {
    g_autofree char *reason = g_strdup_printf(_("固定的文字有 %d 列,这里最多 %d 列,窄纸印不下:请改短,或分成两行"), width, most);
    fault(p, text, "", reason);
  }
  return g_strndup(text, (gsize)(end - text));
}

static const char *end_of(const char *text)
{
  return text + strlen(text);
}

/* The label ends behind a colon or before a blank; tests in front of it belong to it. */
static void read_labelled(Parser *p, const char *text, gboolean joined)
{
  const char *at = text;
  while (g_str_has_prefix(at, "{?") || g_str_has_prefix(at, "{!")) {
    const char *close = strchr(at, '}');
    if (close == NULL) break;
    at = close + 1;
  }
  const char *stop = at + strcspn(at, " :{[");
  const char *value = *stop == ':' ? stop + 1 : *stop == ' ' ? stop + strspn(stop, " ") : at;
  YcLine *line = add(p, joined ? YC_LINE_JOINED : YC_LINE_FIELD);
  line->part[0] = take(p, text, *stop == ' ' ? stop : value, LABEL_COLUMNS);
  line->part[1] = take(p, value, end_of(text), G_MAXINT);
}

static void read_row(Parser *p, const char *text)
{
  YcLine *line = add(p, YC_LINE_ROW);
  const char *bar = strchr(text, '|'), *second = bar ? strchr(bar + 1, '|') : NULL;
  if (p->list == NULL) fault(p, text, "-", _("表行只能写在 {每项 …} 和 {完} 之间"));
  if (second == NULL) fault(p, text, "-", _("表行要写成三格:- 引导|文字|右边"));
  else if (strchr(second + 1, '|')) fault(p, second + 1, "|", _("表行只有三格,请去掉多的竖线"));
  if (second == NULL) return;
  line->part[0] = take(p, text, bar, LABEL_COLUMNS);
  line->part[1] = take(p, bar + 1, second, LABEL_COLUMNS);
  line->part[2] = take(p, second + 1, end_of(text), LABEL_COLUMNS);
}

static void use_part(Parser *p, const char *name)
{
  const YcTemplate *part = p->parts ? g_hash_table_lookup(p->parts, name) : NULL;
  if (p->parts == NULL) fault(p, p->line, name, _("公用的一段里不能再用别的一段"));
  else if (part == NULL) fault(p, p->line, name, _("没有这一段:可用的有 head contact taken remedy foot stub"));
  if (part == NULL) return;
  for (guint i = 0; i < part->lines->len; i++) {
    const YcLine *from = part->lines->pdata[i];
    YcLine *line = add(p, from->kind);
    line->indent = from->indent;
    for (int k = 0; k < YC_LINE_PARTS; k++) line->part[k] = g_strdup(from->part[k]);
  }
  GHashTableIter iter;
  gpointer said;
  g_hash_table_iter_init(&iter, part->said);
  while (g_hash_table_iter_next(&iter, &said, NULL)) g_hash_table_add(p->out->said, g_strdup(said));
}

static void begin_list(Parser *p, const char *name)
{
  if (p->list) fault(p, p->line, name, _("{每项 …} 里不能再套 {每项 …}:请先写 {完}"));
  if (!yc_paper_list_exists(name)) {
    fault(p, p->line, name, _("没有这个清单:可用的有 要带 收下 各件 改动"));
    return;
  }
  add(p, YC_LINE_EACH)->part[0] = g_strdup(name);
  g_free(p->list);
  p->list = g_strdup(name);
  p->opened = p->n;
  g_hash_table_add(p->out->said, g_strdup(name));
}

static void end_list(Parser *p)
{
  if (p->list == NULL) fault(p, p->line, "{完}", _("前面没有 {每项 …}"));
  else add(p, YC_LINE_END);
  g_clear_pointer(&p->list, g_free);
}

/* A line that is one brace with a command in it; FALSE where it is none. */
static gboolean read_command(Parser *p, const char *line)
{
  gsize n = strlen(line);
  if (*line != '{' || strchr(line, '}') != line + n - 1) return FALSE;
  g_autofree char *inner = g_strndup(line + 1, n - 2);
  if (g_str_has_prefix(inner, "用 ")) use_part(p, g_strstrip(inner + strlen("用 ")));
  else if (g_str_has_prefix(inner, "每项 ")) begin_list(p, g_strstrip(inner + strlen("每项 ")));
  else if (strcmp(inner, "完") == 0) end_list(p);
  else if (strcmp(inner, "剪开") == 0) add(p, YC_LINE_CUT);
  else if (strcmp(inner, "两份") == 0) p->out->twice = TRUE;
  else return FALSE;
  return TRUE;
}

static void read_big(Parser *p)
{
  if (p->list) fault(p, p->line, "====", _("{每项 …} 还没有写 {完}"));
  add(p, YC_LINE_BIG);
  p->big = !p->big;
  p->opened = p->n;
}

static void read_line(Parser *p)
{
  const char *line = p->line, *text = line + strspn(line, " ");
  if (*text == '\0') add(p, YC_LINE_BLANK);
  else if (*line == '#') return;
  else if (strspn(line, "=") == strlen(line) && strlen(line) >= 3) read_big(p);
  else if (g_str_has_prefix(line, "= ")) add(p, YC_LINE_HEAD)->part[0] = take(p, line + 2, end_of(line), HEAD_COLUMNS);
  else if (g_str_has_prefix(line, "* ")) read_labelled(p, line + 2, FALSE);
  else if (g_str_has_prefix(line, "+ ")) read_labelled(p, line + 2, TRUE);
  else if (g_str_has_prefix(line, "- ")) read_row(p, line + 2);
  else if (!read_command(p, line)) {
    YcLine *added = add(p, YC_LINE_TEXT);
    added->indent = (int)MIN(text - line, LABEL_COLUMNS);
    added->part[0] = take(p, text, end_of(text), p->big ? BIG_COLUMNS : G_MAXINT);
  }
}

static gboolean is_clean(Parser *p)
{
  gboolean changed;
  g_free(yc_clean(p->line, -1, 0, &changed));
  if (changed) fault(p, p->line, "", _("有不能印的字符(制表符、控制字符、看不见的字符):请去掉"));
  return !changed;
}

/* The template of a file's text, or NULL and at least one fault. */
static YcTemplate *parse(const char *file, const char *text, GHashTable *parts, YcFaults *faults)
{
  guint before = faults->len;
  g_auto(GStrv) lines = g_strsplit(g_str_has_prefix(text, "\xEF\xBB\xBF") ? text + 3 : text, "\n", -1);
  Parser p = { .file = file, .parts = parts, .faults = faults, .out = template_new() };
  /* What follows the last newline is no line. */
  for (char **line = lines; *line != NULL && (line[1] != NULL || **line != '\0'); line++) {
    p.n++;
    p.line = g_strchomp(*line);
    if (is_clean(&p)) read_line(&p);
  }
  if (p.list) yc_faults_add(faults, file, p.opened, 0, "", _("{每项 %s} 到文件末尾也没有写 {完}"), p.list);
  if (p.big) yc_faults_add(faults, file, p.opened, 0, "", _("大字块到文件末尾也没有再写一行 ==== 结束"));
  g_free(p.list);
  if (faults->len == before) return p.out;
  template_free(p.out);
  return NULL;
}

/* --- what a paper must say -------------------------------------------------------------------------------- */

#define HALL "大厅", "地址", "开门时间", "监督电话", "题目", "文号", "补打", "经办", "日期"
#define WHO "找谁", "电话", "短号", "事项", "申请人"
#define SIGNED "印章", "签名线"
#define LETTER HALL, "去处", "短号", "长号", "事项", "申请人", "理由", "找谁", "电话", "印章"

const char *const *yc_template_mandatory(YcPaperKind kind)
{
  static const char *const must[YC_N_PAPERS][28] = {
    [YC_PAPER_RECEIPT] = { HALL, WHO, SIGNED, "收下", "答复天数", "哪天", "收件日", "保存" },
    [YC_PAPER_ACCEPTANCE] = { HALL, WHO, SIGNED, "收下", "哪天", "受理日", "承诺", "法定", "保存" },
    [YC_PAPER_TELL] = { HALL, WHO, SIGNED, "要带", "样子", "哪里办", "依据", "保存" },
    [YC_PAPER_ASK] = { HALL, WHO, SIGNED, "要带", "样子", "哪里办", "收下", "哪天", "依据", "保存" },
    [YC_PAPER_NOT_NEEDED] = { HALL, WHO, SIGNED, "今天", "理由", "依据", "保存" },
    [YC_PAPER_NOT_OURS] = { HALL, WHO, SIGNED, "今天", "理由", "去处", "去处地址", "去处电话", "复议到", "起诉到", "保存" },
    [YC_PAPER_REFUSAL] = { HALL, WHO, SIGNED, "今天", "理由", "复议机关", "复议到", "法院", "起诉到", "收下", "保存" },
    [YC_PAPER_TOLERANT] = { HALL, WHO, SIGNED, "要带", "哪天补", "哪天", "受理日", "保存" },
    [YC_PAPER_REFER] = { HALL, "找谁", "电话", "印章", "去处", "去处地址", "去处时间", "去处电话" },
    [YC_PAPER_FORWARD] = { HALL, WHO, SIGNED, "收下", "去处", "去处电话", "哪天转", "保存" },
    [YC_PAPER_VISIT] = { HALL, "找谁", "电话", SIGNED, "各件", "件短号", "件结果", "件文号", "收下", "保存" },
    [YC_PAPER_SMALL] = { "大厅", "题目", "文号", "补打", "日期", "短号", "事项", "申请人", "电话", "印章" },
    [YC_PAPER_TRANSFER] = { HALL, SIGNED, "村", "代办员", "各件", "件短号" },
    [YC_PAPER_WITHDRAW] = { HALL, WHO, SIGNED, "收下" },
    [YC_PAPER_CORRECT] = { HALL, WHO, SIGNED, "改动", "原来", "现在", "代替" },
    [YC_PAPER_LAPSE] = { HALL, WHO, "印章", "今天", "哪天补" },
    [YC_PAPER_BLANK] = { "大厅", "地址", "开门时间", "监督电话", "题目", "文号", "电话", "印章", "签名线" },
    [YC_PAPER_PROOF] = { HALL, "印章", "证明", "谁能证实" },
    [YC_PAPER_ONSPOT] = { HALL, WHO, SIGNED, "今天", "结果", "保存" },
    [YC_PAPER_SPECIAL] = { HALL, WHO, SIGNED, "程序", "预计到", "批准", "理由", "还剩" },
    [YC_PAPER_EXTEND] = { HALL, WHO, SIGNED, "哪天", "延多少", "批准", "理由" },
    [YC_PAPER_END] = { HALL, WHO, SIGNED, "终止方式", "理由", "复议到" },
    [YC_PAPER_UPWARD] = { HALL, WHO, SIGNED, "去处", "去处电话", "理由" },
    [YC_PAPER_URGE] = { LETTER },
    [YC_PAPER_DELIVERY] = { HALL, "短号", "长号", "事项", "申请人", SIGNED, "结果", "送达方式", "送达人", "见证人", "送达日", "复议到" },
    [YC_PAPER_FEE] = { HALL, WHO, SIGNED, "收费结果", "金额", "收费标准", "票据号" },
    [YC_PAPER_ORDER] = { LETTER, "哪天", "依据" },
    [YC_PAPER_HANDOVER] = { HALL, SIGNED, "交出人", "去处", "各件", "件短号", "件材料" },
    [YC_PAPER_REFERRAL] = { HALL, "找谁", "电话", "短号", "印章", "问的事", "去处", "去处找谁", "去处地址", "去处时间", "去处电话" },
    [YC_PAPER_ENTRUST] = { HALL, WHO, SIGNED, "受托人", "委托范围", "委托起", "委托到" },
    [YC_PAPER_DENIAL] = { HALL, WHO, SIGNED, "今天", "结果", "理由", "依据", "决定机关", "复议机关", "复议到", "法院", "起诉到" },
    [YC_PAPER_NOTICE] = { "大厅", "题目", "文号", "补打", "地址", "监督电话", "事项", "申请人", "人数", "公示起", "哪天", "公示地点", "印章" },
    [YC_PAPER_GUIDE] = { "大厅", "题目", "日期", "地址", "开门时间", "监督电话", "印章", "事项", "要带", "哪里办", "去处", "回话", "找谁", "电话" },
    [YC_PAPER_ASKED] = { "大厅", "题目", "日期", "地址", "开门时间", "监督电话", "印章", "短号", "哪天", "去处找谁", "去处电话" },
    [YC_PAPER_KEEP] = { HALL, WHO, SIGNED, "暂存什么", "金额", "谁交来" },
    [YC_PAPER_CALLS] = { "大厅", "题目", "今天", "地址", "开门时间", "监督电话", "印章", "各件", "件短号", "件事项", "件结果" },
  };
  return must[kind];
}

static gboolean says_all(const YcTemplate *template, YcPaperKind kind, const char *file, YcFaults *faults)
{
  guint before = faults->len;
  for (const char *const *name = yc_template_mandatory(kind); *name != NULL; name++)
    if (!g_hash_table_contains(template->said, *name))
      yc_faults_add(faults, file, 0, 0, "", _("%s必须印 {%s}:请在它或它用的一段里加上"), yc_paper_title(kind), *name);
  return faults->len == before;
}

/* --- all of them ------------------------------------------------------------------------------------------ */

static gboolean read_file(const char *path, char **text, YcFaults *faults)
{
  GStatBuf status;
  g_autoptr(GError) error = NULL;
  gsize length = 0;
  const char *end = NULL;
  if (g_stat(path, &status) == 0 && status.st_size > LARGEST)
    yc_faults_add(faults, path, 0, 0, "", _("文件太大(超过 %d 字节),不像模板:请换成原来的文件"), LARGEST);
  else if (!g_file_get_contents(path, text, &length, &error))
    yc_faults_add(faults, path, 0, 0, "", _("读不出来:%s。请检查权限"), error->message);
  else if (g_utf8_validate_len(*text, length, &end)) return TRUE;
  else {
    int line = 1;
    for (const char *at = *text; at < end; at++) line += *at == '\n';
    yc_faults_add(faults, path, line, 0, "", _("不是 UTF-8 编码:请另存为 UTF-8 文本"));
  }
  g_clear_pointer(text, g_free);
  return FALSE;
}

static const char *compiled(const char *name)
{
  for (guint i = 0; i < yc_n_template_texts; i++)
    if (strcmp(yc_template_texts[i].name, name) == 0) return yc_template_texts[i].text;
  return NULL;
}

typedef struct {
  const char *const *directories;
  GHashTable *parts, *compiled_parts;   /* name → YcTemplate */
  YcFaults *faults;
  YcTemplates *out;
} Loader;

/* The template of that name as the last directory that has it gives it; *path is the file.  NULL where none has, or it
 * is wrong. */
static YcTemplate *load(Loader *l, const char *name, GHashTable *parts, char **path)
{
  guint n = g_strv_length((char **)l->directories);
  g_autofree char *file = g_strconcat(name, ".txt", NULL), *text = NULL;
  for (guint i = n; i > 0; i--) {
    *path = g_build_filename(l->directories[i - 1], file, NULL);
    if (g_file_test(*path, G_FILE_TEST_EXISTS)) break;
    g_clear_pointer(path, g_free);
  }
  if (*path == NULL) return NULL;
  l->out->files++;
  return read_file(*path, &text, l->faults) ? parse(*path, text, parts, l->faults) : NULL;
}

static YcTemplate *own(const char *name, GHashTable *parts)
{
  g_autoptr(YcFaults) none = yc_faults_new();
  YcTemplate *template = parse(name, compiled(name), parts, none);
  if (template == NULL) {   /* cannot be: the tests check them */
    g_autofree char *text = yc_faults_text(none);
    g_error("%s", text);
  }
  return template;
}

static void load_part(Loader *l, const char *name)
{
  g_autofree char *path = NULL;
  YcTemplate *part = load(l, name, NULL, &path);
  g_hash_table_insert(l->compiled_parts, (char *)name, own(name, NULL));
  g_hash_table_insert(l->parts, (char *)name, part ? part : own(name, NULL));
}

static void load_kind(Loader *l, YcPaperKind kind)
{
  const char *name = yc_paper_code(kind);
  g_autofree char *path = NULL;
  YcTemplate *template = load(l, name, l->parts, &path);
  /* None of its own: still what an edited part says is to be in it. */
  if (template == NULL) template = own(name, l->parts);
  if (!says_all(template, kind, path ? path : name, l->faults)) {
    template_free(template);
    template = own(name, l->compiled_parts);
  }
  l->out->kind[kind] = template;
}

/* A name that no paper uses is a slip of the hand. */
static void check_names(Loader *l, const char *directory)
{
  GDir *dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *stem = g_str_has_suffix(name, ".txt") ? g_strndup(name, strlen(name) - 4) : NULL;
    if (stem == NULL || *name == '.' || compiled(stem) != NULL) continue;
    g_autofree char *path = g_build_filename(directory, name, NULL);
    yc_faults_add(l->faults, path, 0, 0, "", _("没有哪种文书用这个名字:请看 templates/README 里的文件名"));
  }
  if (dir != NULL) g_dir_close(dir);
}

YcTemplates *yc_templates_load(const char *const *directories, YcFaults *faults)
{
  Loader l = { .directories = directories, .faults = faults, .out = g_new0(YcTemplates, 1) };
  l.parts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, template_free);
  l.compiled_parts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, template_free);
  for (const char *const *directory = directories; *directory != NULL; directory++) check_names(&l, *directory);
  for (guint i = 0; i < yc_n_template_texts; i++)
    if (yc_paper_parse(yc_template_texts[i].name) == YC_N_PAPERS) load_part(&l, yc_template_texts[i].name);
  for (guint kind = 0; kind < YC_N_PAPERS; kind++) load_kind(&l, (YcPaperKind)kind);
  g_hash_table_unref(l.parts);
  g_hash_table_unref(l.compiled_parts);
  return l.out;
}

void yc_templates_free(YcTemplates *templates)
{
  if (templates == NULL) return;
  for (guint kind = 0; kind < YC_N_PAPERS; kind++) template_free(templates->kind[kind]);
  g_free(templates);
}

guint yc_templates_files(const YcTemplates *templates)
{
  return templates->files;
}

const YcTemplate *yc_templates_get(const YcTemplates *templates, YcPaperKind kind)
{
  return templates->kind[kind];
}
