// SPDX-License-Identifier: Apache-2.0

import JSONLines

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Writes standard input to each of the files named, as one set; a number of bytes to which files are
// limited, and a number of the step at which the process is killed, come first; 0 stands for none, and
// a negative number for a signal before the first step. Before a file is named, a folder is made that
// OBSTACLE in the environment names.
let arguments = CommandLine.arguments
guard arguments.count > 4, let limit = UInt(arguments[1]), let fatal = Int(arguments[2]) else {
  fatalError("usage: write-outputs LIMIT STEP replace|keep FILE...")
}
if limit > 0 {
  var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
  #if canImport(Glibc)
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
  #else
    unsafe setrlimit(RLIMIT_FSIZE, &limits)
  #endif
}
do {
  let set = try OutputSet(
    Array(arguments[4...]), inputs: ["-"], replacing: arguments[3] == "replace")
  var step = 0
  set.checkpoint = { moment in
    step += 1
    if moment == .name, let obstacle = unsafe getenv("OBSTACLE") { unsafe mkdir(obstacle, 0o777) }
    if step == fatal { kill(getpid(), SIGKILL) }
  }
  let reader = BlockReader(try FileSource(path: "-"))
  while let block = try reader.next() {
    for file in set.files { try file.write(block.bytes, 0..<block.bytes.count) }
    reader.recycle(block)
  }
  // Whoever runs this may have blocked signals, and that is inherited.
  var signals = sigset_t()
  unsafe sigfillset(&signals)
  unsafe sigprocmask(SIG_UNBLOCK, &signals, nil)
  if fatal < 0 { kill(getpid(), -Int32(fatal)) }
  for summary in try set.commit() {
    print(summary.byteCount, summary.contentByteCount, summary.digest)
  }
} catch {
  print(error)
  exit(2)
}
