/* SPDX-License-Identifier: MIT */
/* The first floor: what ncurses costs by itself. Three boxes, then a key ends it. */
#include "bench/boxes.h"

#include <locale.h>

int main(void)
{
    (void)setlocale(LC_ALL, "");
    return show_boxes("");
}
