// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The compiled tools of a run, shared by all workers: files repeat the same few definitions.
///
/// What is remembered saves time and never changes a finding, so it does not matter who was first.
final class ToolMemory: Sendable {
  /// How many tools are kept; of more, the rest is compiled each time.
  private static let capacity = 256

  private let tools = Mutex<[CompiledTool]>([])

  /// What is known by now.
  var known: [CompiledTool] { tools.withLock { $0 } }

  /// Keeps `tool`, unless there are too many.
  func add(_ tool: CompiledTool) {
    tools.withLock { tools in
      guard tools.count < ToolMemory.capacity, !tools.contains(where: { $0.text == tool.text })
      else { return }
      tools.append(tool)
    }
  }
}
