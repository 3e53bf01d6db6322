// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import LintProbe
internal import TuningData

/// The entry point of libFuzzer: four bytes that choose the settings, then a file.
///
/// The process ends when something is wrong with the report, so that libFuzzer keeps the input.
///
/// Sound: libFuzzer lends `count` readable bytes for the time of the call, and they are copied.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  let number = input.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  let probe = LintProbe(ProbeSettings(number, models: models), catalogue: catalogue)
  let finished = DispatchSemaphore(value: 0)
  Task.detached {
    let complaint = await probe.complaint(about: Array(input.dropFirst(4)))
    if let complaint { fatalError(complaint) }
    finished.signal()
  }
  finished.wait()
  return 0
}

private let catalogue = try? ModelCatalogue.embedded()
private let models = catalogue.map(FuzzSeeds.models) ?? []
