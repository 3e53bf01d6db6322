// SPDX-License-Identifier: Apache-2.0
// ICU behind plain C types: its own headers never reach a Swift module.
#ifndef CICU_H
#define CICU_H

#endif
