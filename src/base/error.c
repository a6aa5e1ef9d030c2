/* error.c - see error.h. */
#include <config.h>
#include "base/error.h"

G_DEFINE_QUARK(yc-error, yc_error)

int yc_error_status(const GError *error)
{
  if (error == NULL) return 0;
  return error->domain == YC_ERROR ? error->code : YC_ERROR_CANNOT;
}
