/* SPDX-License-Identifier: MIT */
/* The parts of test_page_truth. */
#ifndef UNIT_PAGE_TRUTH_PARTS_H
#define UNIT_PAGE_TRUTH_PARTS_H

#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int page_forms(void);

#endif
