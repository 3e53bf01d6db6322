// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let unknownRole = Rule(
    "chat/unknown-role", .error,
    summary: "The role of a message is none that anybody knows.",
    why: """
      Roles are compared exactly, so `Assistant` and ` user` are as wrong as any other word. The
      clients up to 2.14 and the service refuse the file. Where a trainer accepts it, the message is
      dropped or rendered under a role that the model has never seen: one misspelt role cost a user
      of another trainer days of search.
      """,
    help: "use one of the roles 'system', 'user', 'assistant' and 'tool'",
    sources: ["together-py 2.14.0, lib/utils/files.py", "hiyouga/LLaMA-Factory #2381"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "Assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": " user", "content": "Hi"}, {"role": "assistant", "content": "Yes"}]}
      """#,
      #"""
      {"messages": [{"role": "hummany", "content": "Hi"}, {"role": "assitant", \#
      "content": "Yes"}]}
      """#,
      #"{"messages": [{"role": 1, "content": "Hi"}, {"role": null, "content": "Hello"}]}"#,
      #"{"messages": [{"role": "", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "us\u0065r", "content": "Hi"}, {"role": "assistant", \#
      "content": "Yes"}]}
      """#,
      #"""
      {"messages": [{"role": "human", "content": "Hi"}, {"role": "assistant", "content": "Yes"}]}
      """#,
    ],
    check: .record([.oddShape, .oddOrder]) { record, findings in
      for message in record.messages {
        let role = message.roleValue
        switch message.role {
        case .notString:
          findings.report(role, "the role of \(message.name) is \(role.kindName), not a string")
        case .unknown(let name) where ForeignRole.equivalent(of: ForeignRole.folded(name)) == nil:
          findings.report(
            role, "the role of \(message.name) is \(role.shortText)", help: cure(name))
        default: break
        }
      }
    })
}

/// Advice by what the role looks like.
private func cure(_ name: String) -> String? {
  let folded = ForeignRole.folded(name)
  if ForeignRole.own.contains(folded) { return "write the role exactly as '\(folded)'" }
  let known = ForeignRole.own + ForeignRole.names.map(\.foreign).filter { $0.utf8.count > 3 }
  guard let nearest = nearestNames(to: folded, among: known).first else { return nil }
  guard let own = ForeignRole.equivalent(of: nearest) else {
    return "rename the role to '\(nearest)'"
  }
  return "rename the role to '\(own)', which is what '\(nearest)' is called here"
}
