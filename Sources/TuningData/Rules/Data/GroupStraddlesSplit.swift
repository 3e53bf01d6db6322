// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let groupStraddlesSplit = Rule(
    "data/group-straddles-split", .error,
    summary: "A conversation, document or user has rows in both files.",
    why: """
      Rows of one conversation repeat its turns, chunks of one document share their facts, and a user
      has habits. A model that was trained on some of them has an advantage on the others that it
      will not have on new ones, so the validation loss promises too much.

      Looked at are `conversation_id`, `session_id`, `thread_id`, `document_id`, `doc_id`, `user_id`
      and `user`, at the top level of a record or in its `metadata`; empty values and a key with the
      same value in all rows say nothing. `--group-by` names other keys instead, as for `jsonlsplit`,
      which keeps groups on one side.
      """,
    help: "move all rows of the group to one file, or split both again with jsonlsplit --group-by",
    sources: ["scikit-learn/scikit-learn #9193"],
    flagged: [
      .pair(
        train: #"{"text": "Chapter one.", "metadata": {"document_id": 7}}"#,
        validation: #"{"text": "Chapter two.", "metadata": {"document_id": 7}}"#),
      .pair(
        train: #"{"text": "I'd like a refund.", "user_id": "u-81"}"#,
        validation: #"{"text": "Where is my order?", "user_id": "u-81"}"#),
    ],
    allowed: [
      .pair(
        train: #"{"text": "Chapter one.", "metadata": {"document_id": 7}}"#,
        validation: #"{"text": "Prologue.", "metadata": {"document_id": 8}}"#),
      .pair(
        train: #"{"text": "I'd like a refund.", "user_id": ""}"#,
        validation: #"{"text": "Where is my order?", "user_id": ""}"#),
    ],
    check: .partners { row, findings in
      for (key, partner) in row.groups {
        let value = key.value(in: row.root) ?? row.root
        findings.report(
          value,
          "\(key.words(for: value)) is the same as in \(partner.words(in: row.trainPath))")
      }
    })
}

extension GroupKey {
  /// What rows of a group share, in words.
  fileprivate func words(for value: JSONValue) -> String {
    switch self {
    case .record: "the record"
    case .prompt: "the prompt"
    case .system: "the system message"
    case .value: "'\(value.pointer.description)'"
    }
  }
}
