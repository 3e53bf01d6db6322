// SPDX-License-Identifier: Apache-2.0
// Functions for several generations of processors.
#ifndef JSON_VECTORS_H
#define JSON_VECTORS_H

#include "CJSONStrings.h"

/// A body that every generation's function has a copy of, compiled for it.
#define INLINE static inline __attribute__((always_inline))

#define WITH_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,popcnt,lzcnt")))
#define WITH_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))

#endif
