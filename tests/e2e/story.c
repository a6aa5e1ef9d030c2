/* story.c - the story of the sketches. */
#include <config.h>
#include "e2e/story.h"

#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/desk.h"
#include "app/draft.h"
#include "app/private.h"
#include "app/paper.h"
#include "app/pause.h"
#include "app/progress.h"
#include "app/seat.h"

static char *directory, *store;
static guint copies;

/* ── the program's verbs ── */

static char *run_verb(const char *path, const char *clock, const char *const *words)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new();
  g_auto(GStrv) env = g_get_environ();
  g_autofree char *out = NULL, *err = NULL;
  int status = 0;
  g_ptr_array_add(argv, (gpointer)pty_program());
  for (; *words; words++)
    g_ptr_array_add(argv, (gpointer)*words);
  g_ptr_array_add(argv, NULL);
  env = g_environ_setenv(env, "YICHUANG_STORE", path, TRUE);
  env = g_environ_setenv(env, "YICHUANG_CLOCK", clock, TRUE);
  char **words_of = (char **)argv->pdata;
  ck_assert(g_spawn_sync(NULL, words_of, env, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, NULL));
  ck_assert_msg(status == 0, "%s %s: %s", words_of[1], words_of[2], err);
  return g_steal_pointer(&out);
}

#define VERB(path, clock, ...) g_free(run_verb(path, clock, (const char *const[]) { __VA_ARGS__, NULL }))

/* ── who came ── */

typedef struct {
  const char *clock, *login, *window;
  const char *name, *born, *sex;   /* sex: the document's three digits, odd for men; NULL: none */
  const char *village, *address, *item, *materials;
  const char *more;                /* further members of the object, each with its comma */
} Visit;

#define SHANGDI "581126100200"
#define HUAIPENG "581126100201"
#define SHUANGYANJING "581126100202"
#define MOPANZUI "581126100203"
#define STREET "581126100001"
#define LONG_NAME "上荻村丰收农业机械服务专业合作社联合社芦荻镇分社第一机耕作业服务大队芦荻河湾小组"

static const Visit VISITS[] = {
  { "2026-11-02T15:20", "sunyumei", "1", "张小龙", "1968-05-06", "031", HUAIPENG, "二组", "MZ17", "1",
    ",\"outcome\":\"onspot\"" },
  { "2026-11-03T10:12", "lixiuying", "3", "张秀兰", "1934-03-08", "182", SHANGDI, "四组", "MZ01", "1-5,8",
    ",\"answers\":{\"q_family_ill\":\"yes\"},\"relation\":\"之女\",\"authorised\":true,\"oral\":true,"
    "\"representative\":{\"name\":\"王丽\",\"doc_kind\":\"none\",\"phone\":\"13912345521\"}" },
  { "2026-11-10T10:40", "sunyumei", "1", LONG_NAME, NULL, NULL, SHANGDI, "", "NY08", "1-9",
    ",\"relation\":\"经办人\",\"authorised\":true,"
    "\"representative\":{\"name\":\"柯守业\",\"doc_kind\":\"none\",\"phone\":\"13912345522\"}" },
  { "2026-11-12T16:10", "lixiuying", "3", "裴𬱖", "1941-12-30", "055", SHUANGYANJING, "二组", "MZ13", "1-9", "" },
  { "2026-11-13T09:30", "hexiaoyan", "2", "柯有田", "1958-04-09", "031", HUAIPENG, "三组", "CL02", "1-9", "" },
  { "2026-11-16T08:50", "hexiaoyan", "2", "鲁大山", "1950-02-02", "017", HUAIPENG, "五组", "CL02", "1-9", "" },
  { "2026-11-16T11:25", "sunyumei", "1", "古丽娜尔·阿布都热西提", "1946-08-15", "066", STREET, "7号", "MZ12",
    "1-6", "" },
  { "2026-11-16T14:30", "hexiaoyan", "2", "李桂芳", "1959-07-21", "044", HUAIPENG, "一组", "LY01", "1-9", "" },
  { "2026-11-17T14:45", "lixiuying", "3", "欧阳春晓", "1979-03-12", "028", MOPANZUI, "三组", "CL02", "1-9", "" },
  { "2026-11-18T10:00", "lixiuying", "3", "马建国", "1961-10-01", "071", SHANGDI, "二组", "YB05", "1-9", "" },
  { "2026-11-19T15:30", "lixiuying", "3", "〇一", "1940-06-18", "013", SHUANGYANJING, "一组", "MZ11", "1-3", "" },
  { "2026-11-20T08:45", "hexiaoyan", "2", "温秀荷", "1931-07-02", "006", SHANGDI, "一组", "MZ11", "",
    ",\"outcome\":\"tell\"" },
  { "2026-11-20T09:20", "lixiuying", "3", "曲庆山", "1963-01-15", "059", MOPANZUI, "一组", "MZ04", "1-3",
    ",\"outcome\":\"refuse\",\"refusal\":\"not_ours\",\"authority\":\"hall-581126101000\",\"reason\":\"户籍在石鼓桥镇,应向户籍地的镇申请"
    "(特困人员认定办法第十条)。已电话告知石鼓桥镇便民服务中心,请本人持户口簿前往。\"" },
  { "2026-11-20T16:00", "sunyumei", "1", "季念恩", "2015-06-01", "020", SHUANGYANJING, "二组", "MZ07", "1-9", "" },
  { "2026-11-23T08:40", "lixiuying", "3", "杭老太", "1938-09-09", "042", MOPANZUI, "四组", "MZ06", "1-2", "" },
};

/* The check character of 17 digits (GB 11643). */
static char check_of(const char *digits)
{
  int sum = 0, weight = 1;
  for (int i = 16; i >= 0; i--) {
    weight = weight * 2 % 11;
    sum += (digits[i] - '0') * weight;
  }
  return "10X98765432"[sum % 11];
}

static char *document_of(const Visit *visit)
{
  if (!visit->sex && strcmp(visit->name, LONG_NAME) != 0)
    return g_strdup("\"doc_kind\":\"none\"");
  if (!visit->sex)
    return g_strdup("\"doc_kind\":\"uscc\",\"doc_number\":\"93581126MA0006011R\",\"legal\":\"柯守业\"");
  g_auto(GStrv) born = g_strsplit(visit->born, "-", 3);
  g_autofree char *digits = g_strdup_printf("581126%s%s%s%s", born[0], born[1], born[2], visit->sex);
  return g_strdup_printf("\"doc_number\":\"%s%c\"", digits, check_of(digits));
}

/* Whether a material is among `wanted` ("1-5,8"); a range means what is asked for from everybody. */
static gboolean is_wanted(const char *wanted, const char *material, gboolean from_everybody)
{
  guint64 n = g_ascii_strtoull(material, NULL, 10);
  g_auto(GStrv) ranges = g_strsplit(wanted, ",", -1);
  for (char **range = ranges; *range; range++) {
    const char *dash = strchr(*range, '-');
    guint64 from = g_ascii_strtoull(*range, NULL, 10), to = dash ? g_ascii_strtoull(dash + 1, NULL, 10) : from;
    if (n >= from && n <= to && (!dash || from_everybody))
      return TRUE;
  }
  return FALSE;
}

/* What an item asks for, of that the numbers in `wanted`. */
static char *materials_of(const char *item, const char *wanted)
{
  g_autoptr(GString) out = g_string_new("");
  g_autofree char *path = g_build_filename(g_getenv("YICHUANG_DATADIR"), "catalogue", "materials.tsv", NULL);
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_auto(GStrv) field = g_strsplit(*line, "\t", -1);
    if (g_strv_length(field) < 6 || strcmp(field[0], item) != 0 || !is_wanted(wanted, field[1], !*field[5]))
      continue;
    gboolean original = strcmp(field[3], "copy") != 0, copy = strcmp(field[3], "original") != 0;
    g_string_append_printf(out, "%s{\"n\":%s,\"state\":\"have\",\"original\":%d,\"copies\":%d,\"returned\":%s}",
                           out->len ? "," : "", field[1], original, copy, original && copy ? "true" : "false");
  }
  return g_strdup(out->str);
}

static void come(const char *path, const Visit *visit)
{
  g_autofree char *document = document_of(visit);
  g_autofree char *materials = materials_of(visit->item, visit->materials);
  g_autofree char *json = g_strdup_printf(
    "{\"applicant\":{\"name\":\"%s\",%s,\"place\":\"%s\",\"address\":\"%s\",\"phone\":\"16000001234\"},"
    "\"item\":\"%s\",\"materials\":[%s]%s}",
    visit->name, document, visit->village, visit->address, visit->item, materials, visit->more);
  g_autofree char *file = g_build_filename(directory, "visit.json", NULL);
  ck_assert(g_file_set_contents(file, json, -1, NULL));
  VERB(path, visit->clock, "case", "accept", file, "--print", "--as", visit->login, "--window", visit->window);
}

/* ── what has no verb ── */

typedef struct {
  const char *clock, *login, *words;
  enum { BEGIN, FINISH, PAUSE } what;
  int n;
} Act;

static const Act ACTS[] = {
  { "2026-11-05T10:30", "lixiuying", "张秀兰", BEGIN, 2 }, { "2026-11-06T09:40", "zhouyun", "张秀兰", FINISH, 2 },
  { "2026-11-06T09:55", "lixiuying", "张秀兰", BEGIN, 3 }, { "2026-11-06T15:02", "lixiuying", "张秀兰", FINISH, 3 },
  { "2026-11-13T08:50", "lixiuying", "张秀兰", BEGIN, 4 }, { "2026-11-18T11:00", "wuchanglin", "李桂芳", PAUSE, 0 },
};

static YcApp *open_as(const char *clock, const char *login)
{
  GError *error = NULL;
  YcApp *app = yc_app_open(store, yc_time_parse(clock), &error);
  ck_assert_msg(app && yc_app_sign_in(app, login, NULL, NULL, &error), "%s", error ? error->message : "");
  return app;
}

static gint64 only_case(YcApp *app, const char *words)
{
  g_autoptr(GPtrArray) found = yc_desk_find(app, words, 1, NULL);
  ck_assert(found && found->len);
  return ((const YcCaseRow *)g_ptr_array_index(found, 0))->id;
}

static void act(const Act *what)
{
  const YcPause survey = { YC_PROCEDURE_APPRAISAL, yc_day_parse("2026-11-27"), "镇长", "高志远", "伐区要先勘验鉴定" };
  YcApp *app = open_as(what->clock, what->login);
  YcActor actor;
  gboolean repeated, good = FALSE;
  GError *error = NULL;
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  yc_app_actor(app, &actor, NULL, post, &ident);
  gint64 id = only_case(app, what->words);
  g_autoptr(GArray) papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  YcWriter *writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, &error);
  ck_assert_ptr_nonnull(writer);
  if (what->what == BEGIN)
    good = yc_step_begin(app, writer, id, what->n, &error);
  else if (what->what == FINISH)
    good = yc_step_finish(app, writer, id, &error);
  else
    good = yc_pause_append(app, writer, id, &survey, papers, &error);
  ck_assert_msg(good && yc_writer_commit(writer, &error), "%s", error ? error->message : "");
  g_autofree char *warning = NULL;
  ck_assert_msg(yc_app_print_issued(app, papers, &warning, &error), "%s", error ? error->message : "");
  yc_app_close(app);
}

static void save_draft(void)
{
  YcApp *app = open_as("2026-11-23T09:00", "lixiuying");
  g_autoptr(YcIntake) intake = yc_intake_new();
  gint64 id = 0;
  yc_intake_set(&intake->applicant.name, "欧阳春晓");
  ck_assert(yc_intake_choose(app, intake, "MZ11", NULL));
  ck_assert(yc_draft_save(app, &id, intake, NULL));
  yc_app_close(app);
}

/* At window 3 they have been tried long ago. */
static void try_keys(void)
{
  static const char *const terms[] = { "xterm-256color", "linux", "vt100" };
  YcApp *app = open_as("2026-11-02T08:40", "lixiuying");
  for (guint i = 0; i < G_N_ELEMENTS(terms); i++)
    ck_assert(yc_seat_set_keys(app, "3", terms[i], "", NULL));
  yc_app_close(app);
}

static void supply(void)
{
  g_autofree char *number = story_number("张秀兰");
  g_autofree char *file = g_build_filename(directory, "supply.json", NULL);
  ck_assert(g_file_set_contents(file, "{\"materials\":[{\"n\":7,\"state\":\"have\",\"copies\":1},"
                                      "{\"n\":9,\"state\":\"have\",\"copies\":1}]}", -1, NULL));
  VERB(store, "2026-11-05T10:15", "case", "supply", number, file, "--print", "--as", "lixiuying", "--window", "3");
}

/* As the screens' sketch has it: in the provincial platform already, in the other one not yet. */
static void enter_outside(void)
{
  g_autofree char *number = story_number("张秀兰");
  VERB(store, "2026-11-05T10:40", "outside", "set", number, "province", "330120260713000427", "--as", "lixiuying",
       "--window", "3");
}

/* ── the whole ── */

void story_begin(void)
{
  directory = g_dir_make_tmp("yichuang-story-XXXXXX", NULL);
  ck_assert_ptr_nonnull(directory);
  store = g_build_filename(directory, "hall.db", NULL);
  VERB(store, "2026-11-02T08:30", "init", "--test-clock", store);
  for (guint i = 0; i < G_N_ELEMENTS(VISITS); i++)
    come(store, &VISITS[i]);
  supply();
  enter_outside();
  for (guint i = 0; i < G_N_ELEMENTS(ACTS); i++)
    act(&ACTS[i]);
  VERB(store, STORY_NOW, "spool", "print", "--command", "true");
  save_draft();
  try_keys();
}

void story_end(void)
{
  pty_remove_tree(directory);
  g_clear_pointer(&directory, g_free);
  g_clear_pointer(&store, g_free);
}

const char *story_store(void)
{
  return store;
}

const char *story_copy(void)
{
  g_autofree char *name = g_strdup_printf("copy-%d-%u.db", (int)getpid(), copies++);
  g_autofree char *path = g_build_filename(directory, name, NULL);
  VERB(store, STORY_NOW, "backup", path);
  return g_intern_string(path);
}

PTY *story_open(const char *path, const char *login, PtyStart start)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", path, NULL);
  const char *const argv[] = { pty_program(), "--as", login, "--window", "3", NULL };
  start.env = PTY_ENV(named, "YICHUANG_CLOCK=" STORY_NOW);
  start.argv = login ? argv : PTY_ARGV(pty_program());
  return pty_start_with(start);
}

void story_accept_item(const char *path, const char *clock, const char *name, const char *item)
{
  const Visit visit = { clock, "hexiaoyan", "2", name, NULL, NULL, SHANGDI, "九组", item, "1-9", "" };
  come(path, &visit);
}

void story_accept(const char *path, const char *name)
{
  story_accept_item(path, STORY_NOW, name, "MZ11");
}

char *story_number(const char *words)
{
  const char *const verb[] = { "find", words, "--format=tsv", NULL };
  g_autofree char *out = run_verb(store, STORY_NOW, verb);
  const char *row = strchr(out, '\n');
  ck_assert_msg(row && row[1], "no case is found by %s", words);
  return g_strndup(row + 1, strcspn(row + 1, "\t"));
}
