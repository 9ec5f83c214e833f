-- Removes what a copy that broke off wrote, unless somebody began a store in its place: in two steps, that one could lose its entries.
-- KEYS: 1 state of the feed, 2 state of the desk, then what to remove.

if redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then
  return 0
end
for i = 3, #KEYS do
  redis.call('UNLINK', KEYS[i])
end
return 1
