// SPDX-License-Identifier: Apache-2.0
#include "CTokenization.h"

const uint8_t ascii_kinds[256] = {
  [0x01 ... 0x08] = ascii_control,
  ['\t'] = ascii_space,
  ['\n'] = ascii_line_end,
  [0x0B ... 0x0C] = ascii_space,
  ['\r'] = ascii_line_end,
  [0x0E ... 0x1F] = ascii_control,
  [' '] = ascii_space,
  ['!' ... '/'] = ascii_sign,
  ['0' ... '9'] = ascii_digit,
  [':' ... '@'] = ascii_sign,
  ['A' ... 'Z'] = ascii_letter,
  ['[' ... '`'] = ascii_sign,
  ['a' ... 'z'] = ascii_letter,
  ['{' ... '~'] = ascii_sign,
  [0x7F] = ascii_control,
};
