// SPDX-License-Identifier: Apache-2.0

enum EmbeddedTemplates {
  static let files: [(name: String, text: String)] = []
}
