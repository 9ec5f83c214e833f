-- Makes a store of what a copy wrote: both logs get their state together. With one state only, a server would start on half a store.
-- KEYS: 1 state of the feed, 2 state of the desk.
-- ARGV: for each log epoch, first offset and link, tail offset and link, time of the tail. Answers 0 when somebody began a store meanwhile.

if redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then
  return 0
end
for i = 1, 2 do
  local at = (i - 1) * 6
  redis.call('HSET', KEYS[i], 'epoch', ARGV[at + 1], 'first', ARGV[at + 2], 'first-link', ARGV[at + 3],
    'tail', ARGV[at + 4], 'tail-link', ARGV[at + 5], 'tail-time', ARGV[at + 6])
end
return 1
