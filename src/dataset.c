/* SPDX-License-Identifier: MIT */
/* Puts the image among the read-only data, where the operating system pages it in; its pages lie on
   those of memory, and sixteen of them on what Linux maps at once. */
#include "attache/app/dataset.h"

#ifdef __APPLE__
#define SECTION ".const_data\n"
#define PREFIX  "_"
#define FINISH  ".text\n"
#else
#define SECTION ".pushsection .rodata, \"a\"\n"
#define PREFIX  ""
#define FINISH  ".popsection\n"
#endif

__asm__(SECTION ".balign 65536\n"
                ".globl " PREFIX "dataset_image\n" PREFIX "dataset_image:\n"
                ".incbin \"" ATTACHE_IMAGE "\"\n"
                ".globl " PREFIX "dataset_end\n" PREFIX "dataset_end:\n"
                ".byte 0\n" FINISH);
