-- Notes that a device showed an alert, once. In steps, a device that says so twice at once could be counted twice.
-- KEYS: 1 bits, one a device, 2 counts. ARGV: 1 ordinal, 2 whether it was in time: '1'.

if redis.call('SETBIT', KEYS[1], ARGV[1], 1) == 1 then
  return 0
end
redis.call('HINCRBY', KEYS[2], 'shown', 1)
if ARGV[2] == '1' then
  redis.call('HINCRBY', KEYS[2], 'in-time', 1)
end
return 1
