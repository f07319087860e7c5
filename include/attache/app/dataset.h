/* SPDX-License-Identifier: MIT */
/* The dataset's image inside the program, compiled from data/ at build time. */
#ifndef ATTACHE_APP_DATASET_H
#define ATTACHE_APP_DATASET_H

#include <stddef.h>

extern const unsigned char dataset_image[];
extern const unsigned char dataset_end[];

/* The image's size in bytes. */
static inline size_t dataset_size(void)
{
    return (size_t)(dataset_end - dataset_image);
}

#endif
