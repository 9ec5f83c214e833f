-- Reads after a point as of one moment: whether the point is in the history, the log's state, the clock, and entries after the point.
-- Were they read one by one, an append, a trim or a new epoch between two of them would pass for a fork or hide one.
-- ARGV: 3 epoch of the point ('': just the state), 4 its offset, 5 its link, 6 most entries, 7 bytes of them after which it is enough.

local state = read_state()
local verdict, entries = 'here', {}
if ARGV[3] ~= '' then
  verdict = judge(state, ARGV[3], ARGV[4], ARGV[5])
end
if verdict == 'here' then
  local after, left, bytes = ARGV[4], tonumber(ARGV[6]), tonumber(ARGV[7])
  while left > 0 and bytes > 0 do
    local asked = math.min(left, 32)
    local rows = redis.call('XRANGE', KEYS[2], '(' .. after .. '-0', '+', 'COUNT', asked)
    for i = 1, #rows do
      entries[#entries + 1] = rows[i]
      bytes = bytes - #rows[i][2][6] - #rows[i][2][8]
    end
    if #rows < asked then
      break
    end
    after = string.match(rows[#rows][1], '^%d+')
    left = left - #rows
  end
end
return {verdict, state, text(micros(ARGV[2])), entries}
