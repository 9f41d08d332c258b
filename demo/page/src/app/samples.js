/** The sample logs that the page carries, each with what it is called: files of testdata/samples/. An address names them by number, from 1. */
export const SAMPLES = [
  ["processes.csv", "Windows process starts"],
  ["logons.csv", "Windows logons"],
  ["audit.log", "Linux audit log"],
  ["proxy.csv", "web proxy"],
  ["bytes_per_hour.csv", "bytes per hour"],
];
