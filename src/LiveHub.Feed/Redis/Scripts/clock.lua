-- Prepended to every script that needs to know the time.

-- Microseconds since 1970. now: milliseconds, or '' for the clock of Redis.
local function micros(now)
  if now ~= '' then
    return now * 1000
  end
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

