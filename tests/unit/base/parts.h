/* SPDX-License-Identifier: MIT */
/* The parts of test_base. */
#ifndef UNIT_BASE_PARTS_H
#define UNIT_BASE_PARTS_H

#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int files(void);

#endif
