// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
internal import TuningData

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A command whose outcome is an exit status.
public protocol Command: ParsableArguments {
  /// Does the work.
  ///
  /// - Throws: any error that keeps the work from being done; it is shown and means status 2.
  func run() async throws -> ExitStatus
}

extension Command {
  /// Parses the arguments, runs the command and ends the process.
  ///
  /// - Parameter arguments: What to parse; nil for the arguments of the process.
  public static func runToExit(_ arguments: [String]? = nil) async -> Never {
    await endProcess(of: Self.self) { try await parse(arguments).run() }
  }
}

/// Runs a command and ends the process: the one place where outcomes become exit statuses.
func endProcess(
  of command: any ParsableArguments.Type, _ run: () async throws -> ExitStatus
) async -> Never {
  do {
    try await run().endProcess()
  } catch StandardStream.Failure.closed {
    // Whoever reads has seen enough.
    ExitStatus.clean.endProcess()
  } catch StandardStream.Failure.system(let reason) {
    fail("cannot write the report: \(reason)")
  } catch let error where command.exitCode(for: error) == .success {
    var message = command.fullMessage(for: error)
    let isAlone = (command as? any ParsableCommand.Type)?.configuration.subcommands.isEmpty
    if isAlone == true, CompletionScript.isAskedFor(CommandLine.arguments) {
      message = CompletionScript.withoutHelpCommand(message)
    }
    try? StandardStream.output.write(message + "\n")
    ExitStatus.clean.endProcess()
  } catch let error where command.exitCode(for: error) == .validationFailure {
    // The message repeats arguments, which may hold anything.
    try? StandardStream.error.write(VisibleText.lines(command.fullMessage(for: error)) + "\n")
    ExitStatus.failure.endProcess()
  } catch {
    fail("\(error)")
  }
}

private func fail(_ message: String) -> Never {
  let name = CommandLine.arguments.first?.split(separator: "/").last.map(String.init)
  try? StandardStream.error.write("\(name ?? "jsonl-tools"): \(VisibleText.lines(message))\n")
  ExitStatus.failure.endProcess()
}

/// The number of cores that are there for this process.
public func availableCores() -> Int {
  max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
