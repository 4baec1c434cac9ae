-- For wrk: sends the requests of a file in turn, and prints what came of them as one line of JSON.
-- The file's first line is a number N; then N requests, each the number of its bytes, a line end, and its bytes.

local requests = {}
local sent = 0

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  local count = file:read("*n")
  for number = 1, count do
    local length = file:read("*n")
    file:read(1)
    requests[number] = file:read(length)
  end
  file:close()
end

function request()
  sent = sent + 1
  return requests[(sent - 1) % #requests + 1]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "failed": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
