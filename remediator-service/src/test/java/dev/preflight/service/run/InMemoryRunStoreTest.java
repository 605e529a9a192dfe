package dev.preflight.service.run;

class InMemoryRunStoreTest implements RunStoreContract {
    @Override
    public RunStore storeOf(int mostOver) {
        return new InMemoryRunStore(mostOver);
    }
}
