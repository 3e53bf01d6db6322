// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let duplicateKey = Rule(
    "json/duplicate-key", .error,
    summary: "An object has the same key twice.",
    why: """
      RFC 8259 leaves open what that means. Python keeps the last value without a word, so that the
      first one never reaches training; Arrow refuses the file. No client of the service looks for
      it. It happens where records are put together as text, or merged by hand.
      """,
    help: "keep one of the two members",
    sources: ["RFC 8259, section 4", "Python documentation, json"],
    flagged: [
      #"{"text": "a", "text": "b"}"#,
      #"{"messages": [{"role": "user", "content": "Hi", "role": "assistant"}]}"#,
      #"{"text": "a", "t\u0065xt": "a"}"#,
    ],
    allowed: [
      #"{"prompt": "a", "completion": "b"}"#, #"{"a": {"text": 1}, "b": {"text": 2}}"#,
      #"{"text": "a", "Text": "b", "t\u0065xts": "c"}"#,
    ],
    check: .document(.repeatedKey) { root, findings in
      for object in root.document.values where object.kind == .object {
        for members in repeatedMembers(of: object) {
          findings.report(members[1].key, wording(members))
        }
      }
    })
}

private typealias Member = (key: JSONValue, value: JSONValue)

/// The members that share a key, in the order of the first one of each group.
private func repeatedMembers(of object: JSONValue) -> [[Member]] {
  var groups: [[Member]] = []
  var places: [[UInt8]: Int] = [:]
  for member in object.members {
    let key = member.key.textBytes ?? []
    if let place = places[key] {
      groups[place].append(member)
    } else {
      places[key] = groups.count
      groups.append([member])
    }
  }
  return groups.filter { $0.count > 1 }
}

private func wording(_ members: [Member]) -> String {
  let values = members.map(\.value.shortSpelling)
  let times = members.count == 2 ? "twice" : "\(members.count) times"
  let ends = "first as \(values[0]), last as \(values[values.count - 1])"
  return
    "the key \(members[0].key.shortSpelling) appears \(times), \(ends); most readers take the last"
}
