// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct JSONLCheck: ParsableCommand {
  func run() throws {}
}
