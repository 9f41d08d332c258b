# R's side of stl.mjs: FILE PERIOD. Prints the median time in milliseconds of stl at jumps of 1.
args <- commandArgs(TRUE)
y <- readBin(args[1], "double", n = 1e7, endian = "little")
x <- ts(y, frequency = as.integer(args[2]))
times <- sapply(1:6, function(i) system.time(stl(x, s.window = 7, s.jump = 1, t.jump = 1, l.jump = 1))[["elapsed"]] * 1000)
cat(median(times[-1]))
