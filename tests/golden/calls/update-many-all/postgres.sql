update "people" set "bossId" = $1
  $1: cell $0, string
