/* answerable.c - see answerable.h. */
#include <config.h>

#include "domain/answerable.h"

const char *yc_answerable(const YcAnswerable *at)
{
  const YcLeg *lead = at->lead;
  if (!at->accepted)
    return at->receiver;
  if (at->decided || lead == NULL || lead->outside || lead->post == NULL)
    return at->agent;
  gboolean with_giver = lead->state == YC_LEG_RETURNED || yc_leg_waits(lead);
  if (with_giver)
    return lead->giver ? lead->giver : at->agent;
  return lead->post;
}
