/* SPDX-License-Identifier: MIT */
/* The entry: all else is in libraries, which tests link without it. */
#include "attache/app/app.h"

int main(int argc, char **argv)
{
    return app_main(argc, argv);
}
