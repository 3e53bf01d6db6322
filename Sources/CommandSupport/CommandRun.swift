// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

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
  /// Parses the arguments, runs the command and ends the process: the one place where outcomes
  /// become exit statuses.
  public static func runToExit() async -> Never {
    do {
      try await parse().run().endProcess()
    } catch StandardStream.Failure.closed {
      // Whoever reads has seen enough.
      ExitStatus.clean.endProcess()
    } catch StandardStream.Failure.system(let reason) {
      fail("cannot write the report: \(reason)")
    } catch let error where exitCode(for: error) == .success {
      try? StandardStream.output.write(fullMessage(for: error) + "\n")
      ExitStatus.clean.endProcess()
    } catch let error where exitCode(for: error) == .validationFailure {
      try? StandardStream.error.write(fullMessage(for: error) + "\n")
      ExitStatus.failure.endProcess()
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    try? StandardStream.error.write("\(configurationName): \(message)\n")
    ExitStatus.failure.endProcess()
  }

  private static var configurationName: String {
    CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "jsonl-tools"
  }
}

/// The number of cores that are there for this process.
public func availableCores() -> Int {
  max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
