/* SPDX-License-Identifier: MIT */
/* The page builders on dossiers written by hand: what a page says, in which order, and what it
   leaves out when it is not known. */
#include "unit/core_page/parts.h"

int main(void)
{
    return meeting_pages() + partner_briefings() + main_channels() + other_pages() + named_views();
}
