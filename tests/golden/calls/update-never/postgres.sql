nothing is sent
