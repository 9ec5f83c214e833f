-- Prepended to the scripts of the vault: how an item is kept, and when its time is over.

-- Version, until ('' for never) and bytes; nothing when there is no such item or its time is over.
local function item(key, id, now)
  local stored = redis.call('HGET', key, id)
  if not stored then
    return nil
  end
  local version, ends, bytes = string.match(stored, '^(%d+)\n(%d*)\n(.*)$')
  if not version then
    error('DAMAGED the item ' .. id .. ' of the vault cannot be read')
  end
  if ends ~= '' and tonumber(ends) <= now then
    redis.call('HDEL', key, id)
    return nil
  end
  return {version, ends, bytes}
end
