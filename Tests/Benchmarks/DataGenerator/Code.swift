// SPDX-License-Identifier: Apache-2.0

/// Lines of code for the fenced blocks: tabs, quotes and backslashes, which JSON has to escape.
///
/// An `@` stands for a word, so that no two blocks are alike.
enum Code {
  static let samples: [(language: [UInt8], lines: [[UInt8]])] = [
    sample(
      "python",
      #"""
      import re
      from dataclasses import dataclass

      @dataclass
      class Record:
          """One @ of the @."""
          name: str
          value: float = 0.0

      def parse_@(line: str) -> Record | None:
          match = re.match(r"^\s*(\w+)\s*=\s*\"?([^\"]+)\"?$", line)
          if match is None:
              raise ValueError(f"bad line: {line!r}")
          return Record(match.group(1), float(match.group(2)))

      for line in open("@.txt", encoding="utf-8"):
          print(parse_@(line.rstrip("\n")))
      """#),
    sample(
      "go",
      """
      package main

      import (
      \t"encoding/json"
      \t"fmt"
      )

      type @ struct {
      \tName  string `json:"name"`
      \tCount int    `json:"count,omitempty"`
      }

      func main() {
      \tvar item @
      \tif err := json.Unmarshal([]byte("{\\"name\\": \\"@\\"}"), &item); err != nil {
      \t\tfmt.Printf("cannot read @: %v\\n", err)
      \t\treturn
      \t}
      \tfmt.Println(item.Name, item.Count)
      }
      """),
    sample(
      "javascript",
      #"""
      const @ = await fetch("https://api.example.com/v1/@?limit=20");
      if (!@.ok) {
        throw new Error(`request failed: ${@.status}`);
      }
      const { items, next } = await @.json();
      items.filter((item) => item.name !== "")
        .map((item) => item.name.replace(/\s+/g, " "))
        .forEach((name) => console.log(name + "\t" + next));
      """#),
    sample(
      "sql",
      """
      SELECT c.name, COUNT(*) AS @, SUM(o.total) AS "total @"
      FROM customers AS c
      LEFT JOIN orders AS o ON o.customer_id = c.id
      WHERE c.country = 'DE' AND o.created_at >= '2024-01-01'
      GROUP BY c.name
      HAVING COUNT(*) > 3
      ORDER BY 3 DESC;
      """),
    sample(
      "bash",
      #"""
      #!/usr/bin/env bash
      set -euo pipefail
      find . -name "*.log" -mtime +7 -print0 | xargs -0 rm -f
      grep -E "^\[(error|warning)\]" @.log | sed 's/\t/ /g' \
        | sort | uniq -c | sort -rn | head -n 20
      echo "done: $(date +%F) for @"
      """#),
    sample(
      "latex",
      #"""
      \begin{align}
        \frac{\partial @}{\partial t} &= \alpha \nabla^2 u + \beta \\
        \hat{y} &= \sigma\left(\sum_{i=1}^{n} w_i x_i + b\right)
      \end{align}
      """#),
    sample(
      "html",
      """
      <div class="@" id="main">
        <h2 style="color: #333">@</h2>
        <a href="/docs/@.html" target="_blank">Read more about @</a>
        <img src="/images/@.png" alt="@" width="640" height="480">
      </div>
      """),
    sample(
      "",
      """
      | Name | Value | Note |
      |------|-------|------|
      | @ | 12.5 | @ |
      | @ | 8 | "@" |
      | @ | 101.25 | @ |
      """),
  ]

  private static func sample(
    _ language: String, _ text: String
  ) -> (language: [UInt8], lines: [[UInt8]]) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (Array(language.utf8), lines.map { Array($0.utf8) })
  }
}
