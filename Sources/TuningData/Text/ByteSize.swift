// SPDX-License-Identifier: Apache-2.0

/// Returns a number of bytes as people say it, exact below a mebibyte and rounded down above.
func byteSize(_ bytes: Int) -> String {
  bytes < 1 << 20 ? "\(bytes) byte\(bytes == 1 ? "" : "s")" : "\(bytes >> 20) MiB"
}
