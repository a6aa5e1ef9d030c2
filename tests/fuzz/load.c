/* load.c - directories of the hall and the catalogue, files of the calendar: what passes the checks can be used.
 *
 * An input is several files in one; a line "@@ places.tsv" begins each. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "domain/item.h"
#include "exchange/load.h"

#define MARK "@@ "

typedef struct {
  const char *name;
  gsize size;     /* of what is there now */
  gboolean used;
} File;

static File files[] = {
  { .name = "hall.ini" }, { .name = "places.tsv" }, { .name = "offices.tsv" }, { .name = "staff.tsv" },
  { .name = "posts.tsv" }, { .name = "windows.tsv" }, { .name = "settings.tsv" }, { .name = "items.tsv" },
  { .name = "steps.tsv" }, { .name = "materials.tsv" }, { .name = "questions.tsv" }, { .name = "holidays.tsv" },
  { .name = "festivals.tsv" }, { .name = "suits.tsv" }, { .name = "prints.tsv" }, { .name = "sums.tsv" },
  { .name = "systems.tsv" }, { .name = "proofs.tsv" },
};

static gboolean is_used(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(files); i++)
    if (strcmp(files[i].name, name) == 0)
      return files[i].used;
  return FALSE;
}

static void put(File *file, const char *bytes, gsize size)
{
  fuzz_file(file->name, bytes, size);
  file->size = size;
}

static const char *next_mark(const char *at, const char *end)
{
  while (at < end) {
    if ((gsize)(end - at) > strlen(MARK) && memcmp(at, MARK, strlen(MARK)) == 0)
      return at;
    const char *line = memchr(at, '\n', (gsize)(end - at));
    at = line ? line + 1 : end;
  }
  return end;
}

static void unpack(const char *bytes, gsize size)
{
  const char *end = bytes + size;
  for (guint i = 0; i < G_N_ELEMENTS(files); i++)
    files[i].used = FALSE;
  for (const char *at = next_mark(bytes, end); at < end;) {
    const char *name = at + strlen(MARK), *line = memchr(name, '\n', (gsize)(end - name));
    const char *content = line ? line + 1 : end, *next = next_mark(content, end);
    for (guint i = 0; line && i < G_N_ELEMENTS(files); i++)
      if (strlen(files[i].name) == (gsize)(line - name) && memcmp(files[i].name, name, (gsize)(line - name)) == 0) {
        put(&files[i], content, (gsize)(next - content));
        files[i].used = TRUE;
      }
    at = next;
  }
  for (guint i = 0; i < G_N_ELEMENTS(files); i++)
    if (!files[i].used && files[i].size)
      put(&files[i], "", 0);
}

static void expect_faults(const YcFaults *faults)
{
  for (guint i = 0; i < faults->len; i++) {
    const YcFault *fault = faults->pdata[i];
    fuzz_expect_clean(fault->field);
    fuzz_expect_clean(fault->reason);
  }
}

static void expect_item(json_t *facts)
{
  char *json = json_dumps(json_object_get(facts, "item"), 0);
  g_autofree char *reason = NULL;
  g_autoptr(YcItem) item = yc_item_from_json(json, &reason);
  EXPECT(item);
  free(json);
}

/* The texts are clean always; without faults they say something that the store can hold. */
static void expect_loads(const YcLoads *loads, const YcFaults *faults)
{
  expect_faults(faults);
  for (guint i = 0; i < loads->len; i++) {
    const YcLoad *load = loads->pdata[i];
    json_t *facts = json_loads(load->facts, JSON_REJECT_DUPLICATES, NULL);
    json_t *body = load->body ? json_loads(load->body, JSON_REJECT_DUPLICATES, NULL) : json_object();
    EXPECT(load->kind && json_is_object(facts) && json_is_object(body));
    fuzz_expect_clean_json(facts);
    fuzz_expect_clean_json(body);
    if (!faults->len && strcmp(load->kind, "item.set") == 0)
      expect_item(facts);
    json_decref(facts);
    json_decref(body);
  }
}

static void load_directory(const char *directory)
{
  if (is_used("hall.ini")) {
    g_autoptr(YcFaults) faults = yc_faults_new();
    g_autoptr(YcLoads) loads = yc_load_hall(directory, faults);
    expect_loads(loads, faults);
  }
  if (is_used("items.tsv")) {
    g_autoptr(YcFaults) faults = yc_faults_new(), warnings = yc_faults_new();
    g_autoptr(YcLoads) loads = yc_load_catalogue(directory, yc_day_new(2026, 1, 1), faults, warnings);
    expect_loads(loads, faults);
    expect_faults(warnings);
  }
}

static void load_calendar(const char *directory)
{
  g_autofree char *holidays = g_build_filename(directory, "holidays.tsv", NULL);
  g_autofree char *festivals = g_build_filename(directory, "festivals.tsv", NULL);
  g_autoptr(YcFaults) faults = yc_faults_new(), again = yc_faults_new();
  g_autoptr(YcLoads) days = yc_load_calendar(holidays, faults);
  expect_loads(days, faults);
  g_autoptr(YcLoads) feasts = yc_load_festivals(festivals, faults);
  expect_loads(feasts, faults);
  YcCalendar *calendar = yc_load_calendar_files(holidays, festivals, again);
  EXPECT(!calendar == (again->len > 0) && (faults->len == 0 || !calendar));
  expect_faults(again);
  yc_calendar_free(calendar);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  unpack((const char *)bytes, size);
  load_directory(fuzz_directory());
  if (is_used("holidays.tsv"))
    load_calendar(fuzz_directory());
  return 0;
}
