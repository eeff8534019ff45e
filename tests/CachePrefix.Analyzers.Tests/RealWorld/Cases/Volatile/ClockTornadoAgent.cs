// reports CPA1001 on DateTime.Now

namespace Application;

class T
{
    public LlmTornado.Agents.TornadoAgent A(LlmTornado.TornadoApi api) => new(api, "gpt", instructions: "You are useful. " + DateTime.Now.ToLongTimeString());
}
