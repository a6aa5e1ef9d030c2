/* intake.c - the form of acceptance as JSON: what is read comes back the same, clean, and within its bounds. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <string.h>

#include "app/intake.h"

static void expect_form(const YcIntake *intake)
{
  EXPECT(intake->outcome < YC_N_OUTCOMES && intake->refusal < YC_N_REFUSALS);
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *tick = intake->ticks->pdata[i];
    EXPECT(tick->n > 0 && tick->state < YC_N_TICKS && tick->original >= 0 && tick->copies >= 0);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntake) intake = yc_intake_from_json((const char *)bytes, size, &error);
  EXPECT(!intake == (error != NULL));
  if (!intake) {
    fuzz_expect_clean(error->message);
    return 0;
  }
  expect_form(intake);
  g_autofree char *json = yc_intake_to_json(intake);
  json_t *parsed = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
  EXPECT(json_is_object(parsed));
  fuzz_expect_clean_json(parsed);
  json_decref(parsed);
  g_autoptr(YcIntake) again = yc_intake_from_json(json, strlen(json), &error);
  EXPECT(again);
  g_autofree char *same = yc_intake_to_json(again);
  EXPECT(strcmp(json, same) == 0);
  return 0;
}
