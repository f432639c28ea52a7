package dev.tandem.engine.pool;

import dev.tandem.engine.internal.code.TypedSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Gives tests a pool of processes, and each a session in which typed code reaches it as `pool()`.
public abstract class OpenTypedPool extends OpenPool {
    private static volatile WorkerPool current;
    TypedSession session;

    /// For the typed code.
    public static WorkerPool pool() {
        return current;
    }

    @BeforeEach
    void openSession() {
        current = pool;
        session = new TypedSession();
        session.eval("import static dev.tandem.engine.pool.OpenTypedPool.pool;");
    }

    @Override
    void beginAnew() {
        super.beginAnew();
        current = pool;
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    Object answer(String expression) {
        return session.eval("give(" + expression + ");");
    }
}
